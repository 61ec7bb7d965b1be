package cluster

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Address is where an index is kept: the nodes of a cluster, and the name of the index in
// it.
type Address struct {
	Nodes    []string // http://HOST:PORT or https://…; any of them answers
	Name     string   // an alias: it leads to the current generation
	Shards   int      // of a new generation; 0 is 1
	Replicas string   // of each shard: a number, or a range as 0-1, which grows with the nodes; "" is 0-1
}

const scheme = "opensearch+"

// IsAddress reports whether a text is the address of an index in a cluster, and not a
// folder.
func IsAddress(s string) bool { return strings.HasPrefix(s, scheme) }

// namePattern is what OpenSearch accepts as the name of an index, less what we put after it.
var namePattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_.+-]{0,150}$`)

var replicasPattern = regexp.MustCompile(`^\d+(-(\d+|all))?$`)

// userPattern is what a message must not repeat.
var userPattern = regexp.MustCompile(`//[^/]*@`)

// ParseAddress reads an address:
//
//	opensearch+http://HOST:PORT/NAME
//	opensearch+https://HOST:PORT,HOST:PORT/NAME?shards=6&replicas=1
func ParseAddress(s string) (Address, error) {
	wrong := func(why string) error {
		return fmt.Errorf("%s: %s; use opensearch+http://HOST:PORT/NAME", userPattern.ReplaceAllString(s, "//…@"), why)
	}
	rest, ok := strings.CutPrefix(s, scheme)
	kind, rest, found := strings.Cut(rest, "://")
	if !ok || !found || kind != "http" && kind != "https" {
		return Address{}, wrong("no address of a cluster")
	}
	hosts, path, _ := strings.Cut(rest, "/")
	name, query, _ := strings.Cut(path, "?")
	if !namePattern.MatchString(name) {
		return Address{}, wrong("the name of an index has lower-case letters, digits, and -_.+ after the first")
	}
	a := Address{Name: name}
	for host := range strings.SplitSeq(hosts, ",") {
		node, err := url.Parse(kind + "://" + host)
		switch {
		case err != nil || node.Host == "" || node.Path != "":
			return Address{}, wrong("no host")
		case node.User != nil:
			return Address{}, wrong("user and password are in CAREERS_OPENSEARCH_USER and CAREERS_OPENSEARCH_PASSWORD")
		}
		a.Nodes = append(a.Nodes, node.String())
	}
	if err := a.setOptions(query); err != nil {
		return Address{}, wrong(err.Error())
	}
	return a, nil
}

func (a *Address) setOptions(query string) error {
	values, err := url.ParseQuery(query)
	if err != nil {
		return errors.New("the part after ? is no list of options")
	}
	for name := range values {
		value := values.Get(name)
		switch name {
		case "shards":
			if a.Shards, err = strconv.Atoi(value); err != nil || a.Shards < 1 || a.Shards > 1024 {
				return errors.New("shards is a number from 1 to 1024")
			}
		case "replicas":
			if a.Replicas = value; !replicasPattern.MatchString(value) {
				return errors.New("replicas is a number, or a range as 0-1")
			}
		default:
			return fmt.Errorf("%q is no option: there are shards and replicas", name)
		}
	}
	return nil
}

// String is the address without its options.
func (a Address) String() string {
	hosts := make([]string, len(a.Nodes))
	kind := "http"
	for i, node := range a.Nodes {
		kind, hosts[i], _ = strings.Cut(node, "://")
	}
	return scheme + kind + "://" + strings.Join(hosts, ",") + "/" + a.Name
}
