# make run and make test need Go, make and git, nothing else.

GO ?= go

.PHONY: run build test lint browser bench fuzz soak clean

## run: build and serve the embedded example site
run: build
	@bin/careers serve

## build: bin/careers
build:
	@$(GO) build -o bin/careers ./cmd/careers

## test: every test, with the race detector where cgo is to be had
test:
	$(GO) vet ./...
	$(GO) test $(RACE) ./...

# The race detector needs cgo and a C compiler.
RACE = $(shell [ "$$($(GO) env CGO_ENABLED)" = 1 ] && command -v "$$($(GO) env CC)" >/dev/null && echo -race)

## lint: golangci-lint, with the rules of who may import what
lint:
	golangci-lint run ./...

clean:
	rm -rf bin
