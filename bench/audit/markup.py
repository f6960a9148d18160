"""The Nu HTML checker on pages as they are served; it reads copies, because it refuses to ask this machine itself."""

import json
import subprocess
import tempfile
import urllib.request
from pathlib import Path


def audit(packages: Path, addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong on each page; errors alone, warnings are a matter of taste."""
    with tempfile.TemporaryDirectory() as folder:
        copies = {Path(folder) / f"{number}.html": address for number, address in enumerate(addresses)}
        for path, address in copies.items():
            with urllib.request.urlopen(address) as answer:  # noqa: S310 -- the audit's own site on this machine
                path.write_bytes(answer.read())
        jar = packages / "vnu-jar/build/dist/vnu.jar"
        command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *map(str, copies)]
        checked = subprocess.run(command, capture_output=True, check=True)
        told = json.loads(checked.stdout)["messages"]
    found: dict[str, list[str]] = {address: [] for address in addresses}
    for message in told:
        if message["type"] != "info":
            path = Path(message.get("url", "").removeprefix("file:"))
            line = f"line {message.get('lastLine')}: {message['message']} {message.get('extract', '').strip()}"
            found[copies.get(path, addresses[0])].append(line)
    return found
