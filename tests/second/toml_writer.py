"""Writes a parsed rule set as TOML again: the header's keys, then the lists of tables; comments do not survive."""
import json


def write_value(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, list):
        return "[" + ", ".join(map(write_value, value)) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {write_value(part)}" for key, part in value.items()) + " }"
    return str(value)


def is_section(value):
    return isinstance(value, list) and bool(value) and all(isinstance(part, dict) for part in value)


def write_toml(tree):
    lines = [f"{key} = {write_value(value)}" for key, value in tree.items() if not is_section(value)]
    for key, value in tree.items():
        for entry in value if is_section(value) else []:
            lines += ["", f"[[{key}]]"] + [f"{name} = {write_value(part)}" for name, part in entry.items()]
    return "\n".join(lines) + "\n"
