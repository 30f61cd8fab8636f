# The commands. What they do is in www/scripts/; each first installs what it misses, and says so.

PORT ?= 8788

.DEFAULT_GOAL := help
.PHONY: help serve test build package reproducible fmt validate bench oracle attack blogs channels collect-check

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## Build the page and serve it on http://localhost:8788 (another: PORT=8080)
	@node www/serve.mjs $(PORT)

test: node ## Run every check and test (some: STEPS="native journeys")
	@node www/scripts/setup.mjs tests
	@node www/scripts/test.mjs $(STEPS)

build: node ## Build the page into www/dist, ready for any static host; prints the SHA-256 of every file
	@node www/scripts/setup.mjs
	@node www/build.mjs

package: node ## Build the npm package into target/npm; prints its SHA-256
	@node www/scripts/setup.mjs
	@node www/scripts/npm.mjs

reproducible: build package ## Build everything again from nothing, in another folder, and compare every byte
	@CLEAN=1 node --test --test-reporter=spec tests/reproducible.test.mjs

validate: ## Compare scores with what came next: make validate FILES="a.txt b.txt" (without: where to get data)
	@cargo run --release --quiet -- validate $(FILES)

bench: node ## Time a large archive beside JavaScript, every format, and a million acts beside a graph library's PageRank
	@node www/scripts/setup.mjs tests
	@node www/scripts/bench.mjs

attack: build ## Read hostile inputs, natively and in Chromium: what each costs in time and memory
	@node www/scripts/setup.mjs tests
	@node www/scripts/attack.mjs

channels: node ## Try every way out in every engine, with recorders outside; needs root
	@node www/scripts/setup.mjs tests
	@node tests/channels/run.mjs

blogs: node ## Put a score onto blogs, look at each as its readers do, and write the table in docs/publish.md (some: ENGINES="hugo ghost")
	@node www/scripts/setup.mjs tests
	@test -f www/dist/index.html || node www/build.mjs
	@node tests/blogs/run.mjs $(ENGINES)

collect-check: node ## Collect who reacted from Bluesky's own development network, started here, and compare act by act
	@node www/scripts/setup.mjs tests
	@test -f www/dist/collect.html || node www/build.mjs
	@node tests/devnet/run.mjs

oracle: node ## Compare every reader with others' on large generated exports and their damaged kin
	@node www/scripts/setup.mjs tests
	@LARGE=1 node www/scripts/test.mjs oracles
	@LARGE=1 cargo test --release --quiet --test mail_oracle

fmt: ## Format the Rust code
	@cargo fmt

.PHONY: node
node:
	@command -v node >/dev/null || { echo "Node.js is missing: install version 20 or newer from https://nodejs.org, then run this again."; exit 1; }
