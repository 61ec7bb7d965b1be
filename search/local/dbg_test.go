package local
import ("testing";"os";"github.com/careers-index/careers/search")
func BenchmarkDbg(b *testing.B){
	e, err := Open("/tmp/ixads-new")
	if err != nil { b.Fatal(err) }
	for _, q := range []string{os.Getenv("Q")} {
		b.Run(q, func(b *testing.B){ b.ReportAllocs(); for b.Loop() { answer(b, e, search.Request{Query:q,PerPage:10}) } })
	}
}
