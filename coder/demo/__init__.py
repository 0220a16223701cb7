"""The invented study: its texts, and the generator that writes them as files and reads them back."""
