"""What a team counts: for itself, and for everybody in the transparency report."""
