"""Everything a person sees or types: screens, questions, colours, widths."""
