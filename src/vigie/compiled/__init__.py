"""The reading stages as machine code: optional, made by ``vigie compile``, kept in the user's cache."""
