"""Data to take away: what stands behind a chart, as a file that spreadsheets and programs read. Only what a chart holds
can get into one."""
