"""`python -m whathow.workshop`: see `whathow.workshop.shell`."""

import sys

from whathow.workshop.shell import main

sys.exit(main())
