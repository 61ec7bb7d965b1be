module github.com/careers-index/careers

go 1.26.0

// What the project stands on.
require (
	github.com/adrg/frontmatter v0.2.0 // front matter
	github.com/blevesearch/bleve/v2 v2.6.3 // documents, which are inverted; an index to compare with in tests
	github.com/blevesearch/bleve_index_api v1.4.1 // bleve's own interfaces: fields of documents
	github.com/blevesearch/mmap-go v1.2.0 // files of a generation in memory, the library that bleve maps with
	github.com/blevesearch/scorch_segment_api/v2 v2.4.11 // bleve's own interfaces: dictionaries of a segment
	github.com/blevesearch/snowballstem v0.9.0 // stems of words in seven languages; bleve's own stemmers use it
	github.com/blevesearch/zapx/v17 v17.2.5 // inverts documents; bleve's version
	github.com/gorilla/mux v1.8.1 // routes
	github.com/opensearch-project/opensearch-go/v4 v4.8.1 // nodes of a cluster: failover, retries, TLS
	github.com/yuin/goldmark v1.8.7 // Markdown
)

// Content.
require (
	github.com/BurntSushi/toml v1.6.0 // front matter in TOML, with positions
	github.com/microcosm-cc/bluemonday v1.0.27 // sanitizes HTML
	github.com/yuin/goldmark-emoji v1.0.6 // codes of emoji
	go.yaml.in/yaml/v3 v3.0.6 // front matter, settings and lexicon, with positions
	golang.org/x/net v0.62.0 // HTML tokens; newer than bluemonday asks for, with fixes of its parser
	golang.org/x/sync v0.25.0 // bounded groups of goroutines
	golang.org/x/text v0.44.0 // Unicode normal forms
)

// Commands and server.
require (
	github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 // pages as Markdown
	github.com/fsnotify/fsnotify v1.10.1 // --watch
	github.com/goccy/go-json v0.12.0 // results as JSON: what encoding/json writes, in a third of the time
	github.com/gofrs/flock v0.13.2 // one build at a time
	github.com/klauspost/compress v1.20.4 // compressed answers, compressed bodies of pages
	github.com/lucasb-eyer/go-colorful v1.4.1 // the site's accent, legible in both schemes
	github.com/prometheus/client_golang v1.25.0 // metrics for operators
	github.com/rogpeppe/go-internal v1.16.0 // unified diffs of check --fix; scripts of commands in tests
	github.com/spf13/cobra v1.10.2 // commands, help, completion
	github.com/spf13/pflag v1.1.0 // cobra's flags
	golang.org/x/image v0.48.0 // cards of pages, letters and their fonts
	golang.org/x/sys v0.50.0 // what the system holds for slow readers
	golang.org/x/term v0.48.0 // colour on terminals only
	golang.org/x/time v0.16.0 // limits of single clients
)

// Tests.
require (
	github.com/getkin/kin-openapi v0.153.0 // answers against the OpenAPI description
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // SARIF against its schema
)

require (
	github.com/JohannesKaufmann/dom v0.3.1 // indirect
	github.com/RoaringBitmap/roaring/v2 v2.14.5 // indirect
	github.com/aymerick/douceur v0.2.0 // indirect
	github.com/beorn7/perks v1.0.1 // indirect
	github.com/bits-and-blooms/bitset v1.29.0 // indirect
	github.com/blevesearch/geo v0.2.8 // indirect
	github.com/blevesearch/go-faiss v1.1.5 // indirect
	github.com/blevesearch/go-porterstemmer v1.0.3 // indirect
	github.com/blevesearch/gtreap v0.1.1 // indirect
	github.com/blevesearch/segment v0.9.1 // indirect
	github.com/blevesearch/upsidedown_store_api v1.0.2 // indirect
	github.com/blevesearch/vellum v1.2.1 // indirect
	github.com/blevesearch/zapx/v11 v11.4.3 // indirect
	github.com/blevesearch/zapx/v12 v12.4.3 // indirect
	github.com/blevesearch/zapx/v13 v13.4.3 // indirect
	github.com/blevesearch/zapx/v14 v14.4.3 // indirect
	github.com/blevesearch/zapx/v15 v15.4.3 // indirect
	github.com/blevesearch/zapx/v16 v16.3.4 // indirect
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/go-openapi/jsonpointer v0.22.5 // indirect
	github.com/go-openapi/swag/jsonname v0.25.5 // indirect
	github.com/golang/snappy v1.0.0 // indirect
	github.com/gorilla/css v1.0.1 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/json-iterator/go v1.1.12 // indirect
	github.com/kr/pretty v0.3.1 // indirect
	github.com/modern-go/concurrent v0.0.0-20180306012644-bacd9c7ef1dd // indirect
	github.com/modern-go/reflect2 v1.0.2 // indirect
	github.com/mschoch/smat v0.2.0 // indirect
	github.com/munnerz/goautoneg v0.0.0-20191010083416-a7dc8b61c822 // indirect
	github.com/prometheus/client_model v0.6.3 // indirect
	github.com/prometheus/common v0.72.0 // indirect
	github.com/prometheus/procfs v0.22.0 // indirect
	go.etcd.io/bbolt v1.4.0 // indirect
	go.yaml.in/yaml/v4 v4.0.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	google.golang.org/protobuf v1.36.12 // indirect
	gopkg.in/yaml.v2 v2.4.0 // indirect
)
