"""What must hold across records. Each module is one subject; `across.CHECKS` says what runs, in which order."""
