"""The keys of the windows that open over a screen, and of the program itself."""

from tui.keys.model import Key

DIALOGS = (
    Key("picker.up", "up,ctrl+p", "step(-1)", "the code above", "Choose", "code_picker"),
    Key("picker.down", "down,ctrl+n", "step(1)", "the code below", "Choose", "code_picker"),
    Key("picker.page-up", "pageup", "step(-10)", "ten codes up", "Choose", "code_picker"),
    Key("picker.page-down", "pagedown", "step(10)", "ten codes down", "Choose", "code_picker"),
    Key("picker.leave", "escape", "leave", "no code", "Choose", "code_picker"),
    Key("help.leave", "escape,q,question_mark", "leave", "close", "Help", "help"),
)  # fmt: skip

PROGRAM = (
    Key("app.help", "question_mark", "help", "what the keys do", "Program", "app", hint="keys"),
    Key("app.quit", "ctrl+q", "quit", "leave the program", "Program", "app", hint="leave"),
)  # fmt: skip
