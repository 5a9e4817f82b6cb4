"""The one interview: a part of the procedure, walked with whoever can be asked."""
