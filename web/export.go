package web

// Every hit of a search, streamed: for spreadsheets and for programs.

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"maps"
	"net/http"

	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/export"
	"github.com/careers-index/careers/web/gate"
)

// maxExports are streamed at once; each holds a generation while its client reads.
const maxExports = 16

// exportCSV answers GET /export.csv.
func (c *requestContext) exportCSV() error {
	c.header.Set("Content-Disposition", `attachment; filename="careers.csv"`)
	return c.export("text/csv; charset=utf-8; header=present", func(w io.Writer) export.Writer { return export.CSV(w, c.site.Facets) })
}

// exportNDJSON answers GET /export.ndjson.
func (c *requestContext) exportNDJSON() error {
	return c.export("application/x-ndjson", func(w io.Writer) export.Writer { return export.NDJSON(w) })
}

// export streams the hits of the search of the address. The first one is found before the
// answer begins, so that what is wrong with the request is still told.
func (c *requestContext) export(contentType string, to func(io.Writer) export.Writer) error {
	req, err := address.Decode(c.r.URL.RawQuery, c.site.Facets)
	if err != nil {
		return err
	}
	req = address.WithoutPrefixes(req)
	req.Page, req.PerPage = 0, 0
	if done, err := c.answered(address.Encode(req), gate.Cost(req)); done || err != nil {
		return err
	}
	select {
	case c.s.exports <- struct{}{}:
	default:
		return errBusy
	}
	next, stop := iter.Pull2(c.engine.All(c.whole, req))
	first, err, more := next()
	if err != nil {
		stop()
		<-c.s.exports
		return err
	}
	c.header.Set("Content-Type", contentType)
	c.stream = func() {
		defer func() { stop(); <-c.s.exports }()
		maps.Copy(c.w.Header(), c.header)
		if c.r.Method == http.MethodHead {
			return
		}
		out := bufio.NewWriterSize(pacedWriter{c.w, newPace(c.w)}, pieceBytes)
		w := to(out)
		for p := first; more; p, err, more = next() {
			if err == nil {
				err = w.Write(p)
			}
			if err != nil {
				c.breakOff(err)
			}
		}
		if w.Flush() == nil {
			_ = out.Flush() // the client went away: nobody is left to tell
		}
	}
	return nil
}

// breakOff ends an answer that has begun, so that its reader sees that it is not whole.
func (c *requestContext) breakOff(err error) {
	if c.whole.Err() == nil && c.s.options.Report != nil {
		c.s.options.Report(c.r, fmt.Errorf("export: %w", err))
	}
	panic(http.ErrAbortHandler) //nolint:forbidigo // net/http's own way to drop a connection
}
