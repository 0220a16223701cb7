"""The screen of agreement: codes, coders, confusions, documents and rounds, and what is behind."""

from tui.screens.agreement.screen import AgreementScreen

__all__ = ["AgreementScreen"]
