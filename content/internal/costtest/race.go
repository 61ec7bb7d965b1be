//go:build race

package costtest

// raceEnabled: the race detector is on, which takes many times the time and the memory.
const raceEnabled = true
