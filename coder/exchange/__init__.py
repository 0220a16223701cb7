"""Out and in: tables as CSV, spreadsheets, JSON and Markdown."""
