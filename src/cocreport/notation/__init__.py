"""How a file is written down: strict YAML in, tidy YAML out, with text, lists and mappings between."""
