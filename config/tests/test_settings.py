"""What the settings make on the disk at a first start."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_data_are_nobody_elses_on_the_machine(tmp_path):
    data = tmp_path / "new" / "data"
    empty = dict.fromkeys(["SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL"], "")

    subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=ROOT,
        env=os.environ | empty | {"DATA_DIR": str(data)},
        check=True,
    )

    modes = {path.name: path.stat().st_mode & 0o777 for path in (data, data / "secret_key")}
    assert modes == {"data": 0o700, "secret_key": 0o600}
