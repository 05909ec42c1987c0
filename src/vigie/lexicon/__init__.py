"""Opens language packs: words are data, this is how they are read."""
