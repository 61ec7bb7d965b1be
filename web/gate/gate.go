package gate

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"
)

// Limits of the gate. Searching needs the processor and nothing else, so more
// searches at once than a few for each processor only make all of them late.
const (
	slotsPerCPU  = 2
	queuePerSlot = 64
	// queueWait is how long a request waits at most: longer than a burst lasts,
	// shorter than people wait. It counts against the answer's Timeout. No more wait
	// than have their turn in half of it, so that few wait for nothing.
	queueWait = time.Second
	// LightCost is the cost of the most that people type. What costs more runs in few of the
	// slots, so that it never has every processor.
	LightCost = 8
	// agesAfter is how long a request waits until it counts half of its cost.
	agesAfter = 100 * time.Millisecond
)

// ErrBusy refuses a request because too many others wait, or because it waited too long.
var ErrBusy = errors.New("there is more to do than can be done")

// Gate lets a few requests work at once and makes some others wait. Who is next
// is decided by fairness between clients first: the one that had least. Among the
// requests of one client, the cheapest is next, and waiting makes cheaper: so one
// who asks for two words is not behind a hundred who ask for twenty-four, though
// all of them may come through one proxy.
type Gate struct {
	slots, heavySlots, queueLimit int

	mu      sync.Mutex // guards what follows
	running int
	heavy   int
	clients map[string]*share // those that run or wait
	queue   []*waiter         // in order of arrival; none of them may run now
	lines   [2]line           // light and heavy requests: how the queue moves
}

// line is how the queue moves for requests of one kind.
type line struct {
	waiting int
	every   time.Duration // in which one of them has its turn, of late; 0 for not known
	turn    time.Time     // when one of them had, or the first began to wait
}

// isHeavy tells the two kinds of requests apart.
func isHeavy(cost int) bool { return cost > LightCost }

func (g *Gate) line(cost int) *line {
	if isHeavy(cost) {
		return &g.lines[1]
	}
	return &g.lines[0]
}

// share is what one client has of the gate.
type share struct {
	client           string
	running, waiting int
	used             int64 // the costs of what ended, since it came
	using            int64 // the costs of what runs
}

// had is what a client had of the gate, from the time on that it has to wait.
func (s *share) had() int64 { return s.used + s.using }

// waiter is a request in the queue.
type waiter struct {
	share *share
	cost  int
	since time.Time
	ready chan struct{} // closed once its turn has come, or it is refused
	err   error         // why it is refused
}

// Slots is how many requests work at once on a number of processors.
func Slots(processors int) int { return slotsPerCPU * processors }

// New returns a gate for a number of processors, 0 for those that the program has.
func New(processors int) *Gate {
	processors = cmp.Or(processors, runtime.GOMAXPROCS(0))
	slots := Slots(processors)
	return &Gate{slots: slots, heavySlots: max(1, processors/2), queueLimit: slots * queuePerSlot, clients: map[string]*share{}}
}

// Enter waits until a request may work. Without an error, leave must be called once when
// it has ended. An error is ErrBusy, or that of ctx; then leave is nil.
func (g *Gate) Enter(ctx context.Context, client string, cost int) (leave func(), waited time.Duration, err error) {
	g.mu.Lock()
	s := g.share(client)
	if g.may(s, cost) {
		g.start(s, cost)
		g.mu.Unlock()
		return func() { g.leave(s, cost) }, 0, nil
	}
	w := &waiter{share: s, cost: cost, since: time.Now(), ready: make(chan struct{})}
	if !g.makeRoom(w) {
		g.forget(s)
		g.mu.Unlock()
		return nil, 0, ErrBusy
	}
	g.queue = append(g.queue, w)
	s.waiting++
	l := g.line(cost)
	if l.waiting == 0 {
		l.turn = w.since
	}
	l.waiting++
	g.mu.Unlock()

	timer := time.NewTimer(queueWait)
	defer timer.Stop()
	select {
	case <-w.ready:
	case <-timer.C:
		g.giveUp(w, ErrBusy)
	case <-ctx.Done():
		g.giveUp(w, ctx.Err())
	}
	<-w.ready
	waited = time.Since(w.since)
	if w.err != nil {
		return nil, waited, w.err
	}
	return func() { g.leave(s, cost) }, waited, nil
}

// isFull reports whether no more of the requests that cost so much may wait.
func (g *Gate) isFull(cost int) bool {
	l, slots := g.line(cost), g.slots
	if isHeavy(cost) {
		slots = g.heavySlots
	}
	return l.every > 0 && l.waiting >= max(4*slots, int(queueWait/2/l.every))
}

// share returns the share of a client. One that comes begins with as much as who
// had least: it is not owed what it did not ask for.
func (g *Gate) share(client string) *share {
	s, ok := g.clients[client]
	if !ok {
		s = &share{client: client}
		first := true
		for _, other := range g.clients {
			if first || other.used < s.used {
				s.used, first = other.used, false
			}
		}
		g.clients[client] = s
	}
	return s
}

// forget drops a share that nobody uses.
func (g *Gate) forget(s *share) {
	if s.running == 0 && s.waiting == 0 {
		delete(g.clients, s.client)
	}
}

// may reports whether a request may run now. One client never has every slot:
// whoever comes next finds one.
func (g *Gate) may(s *share, cost int) bool {
	return g.running < g.slots && s.running < g.slots-1 && (!isHeavy(cost) || g.heavy < g.heavySlots)
}

func (g *Gate) start(s *share, cost int) {
	g.running++
	s.running++
	s.using += int64(cost)
	if isHeavy(cost) {
		g.heavy++
	}
}

func (g *Gate) leave(s *share, cost int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.running--
	s.running--
	s.using -= int64(cost)
	s.used += int64(cost)
	if isHeavy(cost) {
		g.heavy--
	}
	for g.startNext() {
	}
	g.forget(s)
}

// startNext lets the next of the queue run, if any may.
func (g *Gate) startNext() bool {
	var next *waiter
	now := time.Now()
	for _, w := range g.queue {
		if g.may(w.share, w.cost) && (next == nil || w.before(next, now)) {
			next = w
		}
	}
	if next == nil {
		return false
	}
	l := g.line(next.cost)
	l.every += (now.Sub(l.turn) - l.every) / 32
	l.turn = now
	g.remove(next, nil)
	g.start(next.share, next.cost)
	return true
}

// before reports whether w, which came later, is nevertheless next.
func (w *waiter) before(other *waiter, now time.Time) bool {
	if w.share.had() != other.share.had() {
		return w.share.had() < other.share.had()
	}
	return w.aged(now) < other.aged(now)
}

func (w *waiter) aged(now time.Time) int { return w.cost >> min(31, now.Sub(w.since)/agesAfter) }

// remove takes w out of the queue and tells it why.
func (g *Gate) remove(w *waiter, why error) {
	i := slices.Index(g.queue, w)
	g.queue = slices.Delete(g.queue, i, i+1)
	w.share.waiting--
	g.line(w.cost).waiting--
	w.err = why
	close(w.ready)
}

// giveUp takes w out of the queue, unless its turn has just come.
func (g *Gate) giveUp(w *waiter, why error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if slices.Contains(g.queue, w) {
		g.remove(w, why)
		g.forget(w.share)
	}
}

// makeRoom reports whether w may wait. When the queue is full, the client with the most
// waiting gives up its most expensive request, the latest of them. For a request of its
// own that has to cost half as much at most: else many would wait for a refusal that w
// can have at once. When it is full of requests as heavy as w, or as light, one of those
// goes.
func (g *Gate) makeRoom(w *waiter) bool {
	full := g.isFull(w.cost)
	if !full && len(g.queue) < g.queueLimit {
		return true
	}
	gives := func(q *waiter) bool { return !full || isHeavy(q.cost) == isHeavy(w.cost) }
	waiting := map[*share]int{}
	for _, q := range g.queue {
		if gives(q) {
			waiting[q.share]++
		}
	}
	most := w.share
	for s, n := range waiting {
		if n > waiting[most]+1 || n > waiting[most] && most != w.share {
			most = s
		}
	}
	var worst *waiter
	for _, q := range g.queue {
		if q.share == most && gives(q) && (worst == nil || q.cost >= worst.cost) {
			worst = q
		}
	}
	if worst == nil || most == w.share && worst.cost < 2*w.cost {
		return false
	}
	g.remove(worst, ErrBusy)
	g.forget(most)
	return true
}
