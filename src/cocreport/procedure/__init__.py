"""The written procedure, as data: what is asked, said, never said, owed and when."""
