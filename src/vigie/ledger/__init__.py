"""Stage 7 of 8, ledger: entries -> ids, append only."""
