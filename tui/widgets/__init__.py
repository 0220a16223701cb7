"""The parts of a screen: each knows its own pixels and speaks in messages."""
