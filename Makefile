# Fördela: allt som går att göra härifrån. Skriv `make` för en lista.
#
# Allt som saknas installeras vid behov (build/tools.sh). Rust och Node ska finnas.

SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS   += --no-builtin-rules
.DELETE_ON_ERROR:

# One target folder for everything, so that nothing is compiled twice.
CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TARGET_DIR
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
export PUPPETEER_SKIP_DOWNLOAD := 1
# The command line that the package is compared with.
export FORDELA_CLI ?= $(CARGO_TARGET_DIR)/release/fordela

NPM := node_modules/.package-lock.json

RUST_SOURCES := Cargo.toml Cargo.lock cli/Cargo.toml bench/Cargo.toml plain/Cargo.toml wasm/Cargo.toml $(shell find src plain/src wasm/src -type f)
CORE_SOURCES := $(RUST_SOURCES) $(wildcard build/package/*.js build/package/*.ts) build/core.mjs build/plain.js build/translated.mjs build/sum.mjs build/pkg.sh build/wasm-profile.sh
SITE_SOURCES := package.json $(wildcard tsconfig*.json) build/lzma1.mjs build/manifest.mjs build/webb.mjs $(shell find www regler -type f 2>/dev/null)
PKG_SOURCES  := LICENSE build/package/README.md build/package.mjs

.PHONY: help tools tools-rust tools-wasm core pkg site serve cli bench referens vikter bilder vardar clean
.PHONY: test test-rust test-types test-package test-second test-calc test-browser

help: ## Visa den här listan
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

tools: tools-wasm $(NPM) ## Installera det som bygget behöver (görs annars när det behövs)
tools-rust:
	@build/tools.sh rust
tools-wasm:
	@build/tools.sh wasm
$(NPM): package-lock.json
	@build/tools.sh npm

# One chain: the core as wasm, the page and all that is put on other sites, and last the package with all of it.
core: pkg/page.js
pkg/page.js: $(CORE_SOURCES) $(NPM) | tools-wasm
	@build/pkg.sh

site: dist/integritet.json ## Bygg sidan och det som bäddas in, i dist/
	@echo "Sidan ligger i dist/. Visa den med: make serve"
dist/integritet.json: pkg/page.js $(SITE_SOURCES)
	@echo "==> Bygger sidan" >&2
	@npm run --silent build

pkg: pkg/package.json ## Bygg alla leveranser i pkg/
	@echo "Paketet ligger i pkg/, och det som läggs på en webbplats i pkg/webb/."
pkg/package.json: dist/integritet.json $(PKG_SOURCES)
	@node build/package.mjs

serve: dist/integritet.json ## Bygg det som behövs och visa sidan på en adress att öppna
	@node build/serve.mjs dist

cli: | tools-rust ## Bygg kommandot fordela (target/release/fordela)
	@cargo build --release --locked --package fordela-cli

test: ## Kör alla prov
	@build/test.sh test-rust test-types test-package test-second test-calc test-browser

test-rust: | tools-wasm ## Prova kärnan och kommandoraden
	@build/tools.sh lint
	@build/tools.sh python
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo clippy --package fordela-plain --package fordela-wasm --target wasm32-unknown-unknown --locked -- -D warnings
	cargo test --workspace --locked

test-types: pkg/page.js $(NPM) ## Kontrollera sidans typer
	npm run --silent typecheck

test-package: pkg/package.json cli ## Prova det packade paketet, i Node och på en sida
	@build/tools.sh python
	@build/tools.sh chromium
	node --test --test-reporter=spec tests/package/

test-second: cli ## Jämför med den andra implementationen, i Python
	@build/tools.sh python
	@build/second.sh

test-calc: ## Räkna formlerna i LibreOffice Calc
	@build/tools.sh python
	@build/tools.sh calc
	python3 tests/formler/calc.py

test-browser: pkg/package.json cli ## Prova sidan i Chromium, och leveranserna hos sina värdar, också i Firefox
	@build/tools.sh chromium
	@build/tools.sh firefox
	@failed=; npm run --silent test:browser || failed=1; npm run --silent test:hosts || failed=1; [[ -z $$failed ]]

referens: | tools-rust ## Gör om referensen, scheman och introduktionens siffror i docs
	@cargo build --locked --package fordela-cli
	@for command in "schema regelverk.schema.json" "schema --fall fall.schema.json" "schema --koppling koppling.schema.json" "referens referens.md"; do \
	  "$(CARGO_TARGET_DIR)/debug/fordela" $${command% *} > "docs/$${command##* }"; \
	done
	@FORDELA_REFERENS=1 cargo test --quiet --locked --package fordela-cli --test introduction

vikter: pkg/package.json ## Gör om tabellen över vad delarna väger, docs/vikter.md
	@build/tools.sh chromium
	@node build/weights.mjs > docs/vikter.md.ny && mv docs/vikter.md.ny docs/vikter.md

bilder: dist/integritet.json ## Gör om bilderna i docs/bilder och sidans ikoner
	@build/tools.sh chromium
	node build/icons.mjs
	FORDELA_BILDER=1 npm run --silent test:browser -- pictures

vardar: pkg/package.json cli ## Gör om tabellen över värdar och leveranser, docs/vardar.md
	@build/tools.sh chromium
	@build/tools.sh firefox
	FORDELA_VARDAR=1 npm run --silent test:hosts

bench: dist/integritet.json $(NPM) | tools-wasm ## Mät farten mot en handskriven slinga, som program och som wasm, och sidan när ett reglage dras
	@build/tools.sh chromium
	@build/bench.sh

clean: ## Ta bort allt som byggts (verktygen ligger kvar)
	rm -rf pkg dist test-results playwright-report node_modules
	cargo clean
