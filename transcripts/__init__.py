"""The words of an interview or a scenario answer, and who said them."""
