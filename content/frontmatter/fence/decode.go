package fence

import (
	"bufio"
	"bytes"
	"errors"
	"sync"

	"github.com/adrg/frontmatter"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// formats are those of adrg/frontmatter, with decoders that keep positions.
var formats = []*frontmatter.Format{
	{Start: "---", End: "---", Unmarshal: into(mapping.YAML)},
	{Start: "---yaml", End: "---", Unmarshal: into(mapping.YAML)},
	{Start: "+++", End: "+++", Unmarshal: into(mapping.TOML)},
	{Start: "---toml", End: "---", Unmarshal: into(mapping.TOML)},
	{Start: ";;;", End: ";;;", Unmarshal: into(mapping.JSON)},
	{Start: "---json", End: "---", Unmarshal: into(mapping.JSON)},
	{Start: "{", End: "}", Unmarshal: into(mapping.JSON), UnmarshalDelims: true, RequiresNewLine: true},
}

// decoded receives the keys from the library.
type decoded struct {
	origin mapping.Origin
	keys   *mapping.Map
}

// into adapts a decoder to the library's signature.
func into(decode mapping.Decoder) frontmatter.UnmarshalFunc {
	return func(data []byte, v any) error {
		d := v.(*decoded)
		keys, err := decode(data, d.origin)
		d.keys = keys
		return err
	}
}

// bufferPool has readers for the library, which would make one for each page.
var bufferPool = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// decode decodes the data of the block that opens at start.
func decode(src *diag.Source, start int, b Block, format *frontmatter.Format) (*mapping.Map, *diag.Finding) {
	d := decoded{origin: mapping.Origin{Source: src, Offset: b.Data}}
	reader := bufferPool.Get().(*bufio.Reader)
	defer bufferPool.Put(reader)
	reader.Reset(bytes.NewReader(src.Bytes[start:b.Body])) // the library need not see the text after it
	_, err := frontmatter.MustParse(reader, &d, formats...)
	if err == nil {
		return d.keys, nil
	}
	offset, message := 0, err.Error()
	if e := (*mapping.Error)(nil); errors.As(err, &e) {
		offset, message = e.Offset, e.Message
	}
	if message == mapping.NotAKey {
		message += ", or end the front matter with a line " + format.End + " before it"
	}
	problem := diag.New(diag.RuleFrontMatter, src.At(min(b.Data+offset, len(src.Bytes))), "%s", message)
	return nil, &problem
}
