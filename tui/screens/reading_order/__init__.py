"""Reading in order: unit by unit, with what stands around it and why it is offered."""

from tui.screens.reading_order.screen import QueueScreen

__all__ = ["QueueScreen"]
