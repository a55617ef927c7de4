# `make run` and `make test` need only make and Python 3.11 or newer: each sets everything up itself.
PYTHON := .venv/bin/python
ifeq ($(shell uname),Darwin)
# Homebrew's libraries (Pango) are not on the loader's path there.
PYTHON := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib $(PYTHON)
endif
MANAGE := $(PYTHON) manage.py
# One worker a core, each file's tests on one of them.
SPREAD := -n auto --dist loadfile
# Void and inline elements keep their white space; long lines wrap as the code's do.
TEMPLATES := .venv/bin/djangofmt --quiet --line-length 100 --indent-width 2
STYLES := static/css/*.css
TIDY := .venv/bin/css-beautify --indent-size 2 --end-with-newline --preserve-newlines --space-around-combinator
COMPILE := $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: help run test test-full check lint coverage format lock pictures setup setup-dev clean

help:
	@echo 'make run        cài đặt những gì còn thiếu rồi chạy sản phẩm tại http://127.0.0.1:8000'
	@echo 'make test       chạy các phép thử (không cần Redis, PostgreSQL, trình duyệt hay mạng)'
	@echo 'make test-full  chạy mọi phép thử, cả phép thử rộng và lâu'
	@echo 'make check      định dạng, lint, check --deploy, migration còn thiếu, phép thử'
	@echo 'make coverage   những dòng mã nguồn mà không phép thử nào chạy qua (lâu gấp đôi)'
	@echo 'make format     định dạng lại mã nguồn'
	@echo 'make lock       khóa lại phiên bản thư viện'
	@echo 'make pictures   chụp lại hình của hướng dẫn từ dữ liệu mẫu'

run: setup
	@$(MANAGE) serve

test: setup
	@$(PYTHON) -m pytest $(SPREAD) -q -m 'not slow and not browser and not wide'

test-full: setup-dev
	@$(PYTHON) -m pytest $(SPREAD) -q

check: lint
	@$(PYTHON) -m pytest $(SPREAD) -q -m 'not slow'

# What no test runs. Counting takes as long again as the tests themselves.
coverage: setup-dev
	@$(PYTHON) -m pytest $(SPREAD) -q -m 'not slow' --cov --cov-report=term:skip-covered

# A production-like environment: what `check --deploy` warns of here would be wrong there too.
lint: setup-dev
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy
	@$(TEMPLATES) --check templates
	@for sheet in $(STYLES); do $(TIDY) $$sheet | diff -u $$sheet - || exit 1; done
	@data=$$(mktemp -d) && trap 'rm -rf "$$data"' EXIT && \
	DATA_DIR="$$data" SITE_URL=https://ket-luan.example DATABASE_URL= REDIS_URL= \
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))') \
	sh -c '$(MANAGE) check --deploy --fail-level WARNING && $(MANAGE) makemigrations --check'

format: setup-dev
	@$(PYTHON) -m ruff format .
	@$(PYTHON) -m ruff check --fix .
	@$(TEMPLATES) templates
	@for sheet in $(STYLES); do $(TIDY) --replace $$sheet >/dev/null; done

lock: setup
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check uv
	@$(COMPILE) requirements.in -o requirements.txt
	@$(COMPILE) requirements-dev.in -o requirements-dev.txt

# The guide's pictures, anew: after a page of theirs has changed its look.
pictures: setup-dev
	@$(PYTHON) scripts/pictures.py

setup:
	@sh scripts/setup.sh

setup-dev:
	@sh scripts/setup.sh dev

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
