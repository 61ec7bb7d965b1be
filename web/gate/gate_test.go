package gate

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Time in these tests is virtual (testing/synctest): a sleep waits for no clock.

// narrow is a gate of two processors.
func narrow() *Gate {
	return &Gate{slots: 4, heavySlots: 1, queueLimit: 8, clients: map[string]*share{}}
}

// working is a bench of requests that hold their slot until they are told.
type working struct {
	t     *testing.T
	gate  *Gate
	mu    sync.Mutex
	order []string // in which they began
	ends  map[string]func()
	errs  map[string]error
	took  map[string]time.Duration
}

func newWorking(t *testing.T, g *Gate) *working {
	return &working{t: t, gate: g, ends: map[string]func(){}, errs: map[string]error{}, took: map[string]time.Duration{}}
}

// ask lets a client ask, and returns once it has a slot, is refused or waits.
func (w *working) ask(name, client string, cost int) {
	go func() {
		leave, waited, err := w.gate.Enter(w.t.Context(), client, cost)
		w.mu.Lock()
		defer w.mu.Unlock()
		w.errs[name], w.took[name] = err, waited
		if err == nil {
			w.order = append(w.order, name)
			w.ends[name] = leave
		}
	}()
	w.settled()
}

// settled returns once nothing goes on, with everything there is to look at.
func (w *working) settled() *working {
	synctest.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.gate.mu.Lock()
	defer w.gate.mu.Unlock()
	return w
}

func (w *working) end(names ...string) {
	for _, name := range names {
		w.ends[name]()
		w.settled()
	}
}

// outcome is how a request ended, if it did.
func (w *working) outcome(name string) (err error, ended bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	err, ended = w.errs[name]
	return err, ended
}

func TestGateServesWhoHadLeastFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorking(t, narrow())
		for i := range 6 {
			w.ask(fmt.Sprint("greedy", i), "greedy", 1)
		}
		w.ask("other0", "other", 1) // finds the slot that one client cannot have
		w.ask("other1", "other", 1)
		w.ask("third", "third", 1)
		if want := []string{"greedy0", "greedy1", "greedy2", "other0"}; !slices.Equal(w.order, want) {
			t.Fatalf("at first %v run, want %v", w.order, want)
		}
		w.end("greedy0", "greedy1", "greedy2")
		if got := w.order[4:6]; slices.Contains(got, "greedy3") || w.order[6] != "greedy3" {
			t.Errorf("then came %v; the others wait behind one that asks more", w.order[4:])
		}
		w.end(w.order[3:]...)
		w.end(w.order[7:]...)
		if len(w.gate.clients) != 0 || w.gate.running != 0 || w.gate.heavy != 0 {
			t.Errorf("the gate is left with %+v", w.gate)
		}
	})
}

func TestGateServesTheCheapestOfOneClientFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorking(t, narrow())
		for i := range 4 {
			w.ask(fmt.Sprint("heavy", i), "proxy", 24)
		}
		w.ask("light0", "proxy", 2)
		w.ask("light1", "proxy", 2)
		w.ask("light2", "proxy", 2)
		if want := []string{"heavy0", "light0", "light1"}; !slices.Equal(w.order, want) {
			t.Fatalf("at first %v run, want %v: what is expensive never has every processor", w.order, want)
		}
		w.end("heavy0")
		if got := w.order[3]; got != "light2" {
			t.Errorf("then came %s", got)
		}
		time.Sleep(5 * agesAfter) // who waits becomes cheaper
		w.settled()
		w.ask("late", "proxy", 3)
		w.end("light0")
		if got := w.order[4]; got != "heavy1" {
			t.Errorf("then came %s: what is expensive waits forever", got)
		}
		w.end("light1", "light2")
		time.Sleep(2 * queueWait)
		w.settled()
		w.end("heavy1", "late")
		if err, _ := w.outcome("heavy3"); !errors.Is(err, ErrBusy) || w.took["heavy3"] != queueWait {
			t.Errorf("after %s: %v, want a refusal after %s", w.took["heavy3"], err, queueWait)
		}
	})
}

func TestGateRefusesAtOnceWhatFindsNoRoom(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorking(t, narrow())
		for i := range 3 + 8 {
			w.ask(fmt.Sprint("greedy", i), "greedy", i)
		}
		w.ask("dearest", "greedy", 24)
		if err, ok := w.outcome("dearest"); !ok || !errors.Is(err, ErrBusy) {
			t.Errorf("the queue is full, and one more is answered %v", err)
		}
		w.ask("cheaper", "greedy", 6)
		if err, ok := w.outcome("cheaper"); !ok || !errors.Is(err, ErrBusy) {
			t.Errorf("the queue is full, and one that is little better is answered %v", err)
		}
		w.ask("cheapest", "greedy", 1)
		if err, _ := w.outcome("greedy10"); !errors.Is(err, ErrBusy) {
			t.Error("the most expensive one does not make room for a cheap one")
		}
		w.ask("other0", "other", 24)
		w.ask("other1", "other", 24)
		w.ask("other2", "other", 24)
		if err, _ := w.outcome("greedy9"); !errors.Is(err, ErrBusy) {
			t.Error("who waits most does not make room for another client")
		}
		if _, answered := w.outcome("other1"); answered {
			t.Error("another client is refused while one has the whole queue")
		}
		time.Sleep(2 * queueWait)
		w.settled()
		if len(w.gate.queue) != 0 || w.gate.running != 4 {
			t.Errorf("%d wait and %d run after a long time", len(w.gate.queue), w.gate.running)
		}
		w.end(w.order...)
		if len(w.gate.clients) != 0 {
			t.Errorf("clients are left: %v", w.gate.clients)
		}
	})
}

// TestFewWaitForNothing has somebody ask for five times what can be answered, beside
// another client whose requests are light.
func TestFewWaitForNothing(t *testing.T) {
	t.Parallel()
	for _, cost := range []int{3, 24} {
		t.Run(fmt.Sprint(cost), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				g := narrow()
				g.queueLimit = 256
				var all sync.WaitGroup
				var mu sync.Mutex
				var answered, refused, inVain, others int
				ask := func(client string, cost int, holds time.Duration, done func(waited time.Duration, err error)) {
					all.Go(func() {
						leave, waited, err := g.Enter(t.Context(), client, cost)
						mu.Lock()
						done(waited, err)
						mu.Unlock()
						if err == nil {
							time.Sleep(holds)
							leave()
						}
					})
				}
				const often, holds = 10 * time.Millisecond, 50 * time.Millisecond
				requests := 3000
				if cost <= LightCost {
					requests *= 3 // at once: it has three of the four slots
				}
				for i := range requests {
					ask("greedy", cost, holds, func(waited time.Duration, err error) {
						switch {
						case err == nil:
							answered++
						case waited == 0:
							refused++
						default:
							inVain++
						}
					})
					if i%3 == 0 {
						ask("other", 2, time.Millisecond, func(waited time.Duration, err error) {
							if err != nil || waited > holds {
								others++
							}
						})
					}
					time.Sleep(often / time.Duration(max(1, requests/3000)))
				}
				all.Wait()
				if answered < requests/6 || inVain > requests/50 || others > 0 {
					t.Errorf("of %d requests %d are answered, %d refused at once and %d after they waited; of the other client %d are refused or late",
						requests, answered, refused, inVain, others)
				}
			})
		})
	}
}

// TestAHeavyRequestTakesThePlaceOfAHeavyOne: light ones of somebody with more of them
// have nothing to do with it.
func TestAHeavyRequestTakesThePlaceOfAHeavyOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := narrow()
		g.queueLimit = 256
		g.lines[1].every = queueWait // heavy ones are slow, so few of them wait
		w := newWorking(t, g)
		for i := range 50 {
			w.ask(fmt.Sprint("light", i), "light", 2)
		}
		for i := range 6 {
			w.ask(fmt.Sprint("heavy", i), "heavy", 24)
		}
		w.ask("other", "other", 24)
		var refused []string
		for i := range 6 {
			name := fmt.Sprint("heavy", i)
			if err, _ := w.outcome(name); err != nil {
				refused = append(refused, name)
			}
		}
		if err, _ := w.outcome("other"); err != nil || !slices.Equal(refused, []string{"heavy4", "heavy5"}) {
			t.Errorf("refused are %v", refused)
		}
		time.Sleep(2 * queueWait)
		w.settled()
		w.end(w.order...)
	})
}

func TestGateLetsGoWhoseTimeEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorking(t, narrow())
		for i := range 3 {
			w.ask(fmt.Sprint(i), "one", 1)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		_, waited, err := w.gate.Enter(ctx, "one", 1)
		if !errors.Is(err, context.DeadlineExceeded) || waited != time.Millisecond || len(w.gate.queue) != 0 {
			t.Errorf("after %s: %v; %d wait", waited, err, len(w.gate.queue))
		}
		w.end(w.order...)
	})
}

// TestGateNeverLosesASlot lets random clients come, wait, give up and go.
func TestGateNeverLosesASlot(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := narrow()
		var all sync.WaitGroup
		for i := range 2000 {
			random := rand.New(rand.NewPCG(uint64(i), 1))
			all.Go(func() {
				time.Sleep(time.Duration(random.IntN(10_000)) * time.Millisecond)
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.IntN(2000))*time.Millisecond)
				defer cancel()
				leave, _, err := g.Enter(ctx, fmt.Sprint(random.IntN(5)), random.IntN(26))
				if err != nil {
					return
				}
				g.mu.Lock()
				if g.running > g.slots || g.heavy > g.heavySlots || len(g.queue) > g.queueLimit {
					t.Errorf("%d run, %d of them heavy, and %d wait", g.running, g.heavy, len(g.queue))
				}
				g.mu.Unlock()
				time.Sleep(time.Duration(random.IntN(50)) * time.Millisecond)
				leave()
			})
		}
		all.Wait()
		g.mu.Lock()
		defer g.mu.Unlock()
		if g.running != 0 || g.heavy != 0 || len(g.queue) != 0 || len(g.clients) != 0 {
			t.Errorf("the gate is left with %+v", g)
		}
	})
}
