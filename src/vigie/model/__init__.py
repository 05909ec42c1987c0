"""What travels between the stages: frozen structs, no I/O, no language."""
