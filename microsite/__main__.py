"""python -m microsite"""

from microsite.cli import main

main(prog_name="microsite")
