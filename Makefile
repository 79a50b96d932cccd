VENV ?= .venv
READY := $(VENV)/.ready

WATCH := $(VENV)/bin/python -m pytest -q -s -p no:cacheprovider

.PHONY: watch-kill watch-many watch-soak
.PHONY: check lint types test bench bench-summary corpus fuzz templates examples data findings columns pictures demo

check: lint types test

$(READY): setup.cfg pyproject.toml
	test -x $(VENV)/bin/python || python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -e '.[dev,password,watch]'
	touch $@

lint: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(READY)
	$(VENV)/bin/mypy --strict

test: $(READY)
	$(VENV)/bin/pytest -n auto

bench: $(READY)
	$(VENV)/bin/pip install -q -e '.[bench]'
	$(VENV)/bin/python -m benchmarks.fill

bench-summary: $(READY)
	$(VENV)/bin/python -m benchmarks.summary

corpus: $(READY)
	$(VENV)/bin/python -m benchmarks.corpus

fuzz: $(READY)
	$(VENV)/bin/python -m benchmarks.fuzz $(FUZZ)

templates: $(READY)
	$(VENV)/bin/python -m tools.build_templates

examples: $(READY)
	$(VENV)/bin/python -m tools.build_examples

data: $(READY)
	$(VENV)/bin/python -m tools.data_modules

columns: $(READY)
	$(VENV)/bin/python -m tools.summary_doc

findings: $(READY)
	$(VENV)/bin/python -m tools.findings_doc

pictures: $(READY)
	$(VENV)/bin/python -m tools.pictures

demo: $(READY)
	$(VENV)/bin/xlforms demo demo

# kill -9 at 200 places of a drop's way, 10,000 drops at once, an hour of all sorts: each by the real watcher
watch-kill: $(READY)
	XLFORMS_KILLS=$(or $(KILLS),200) XLFORMS_SEED=$(or $(SEED),1) $(WATCH) tests/watching/test_kills.py

watch-many: $(READY)
	$(VENV)/bin/python -m benchmarks.watch many --files $(or $(FILES),10000)

watch-soak: $(READY)
	$(VENV)/bin/python -m benchmarks.watch soak --minutes $(or $(MINUTES),60)
