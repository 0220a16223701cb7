"""The windows that open over a screen, ask or tell one thing, and close."""
