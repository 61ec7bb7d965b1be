//go:build race

package costtest

// raceEnabled: the race detector takes many times the time and the memory.
const raceEnabled = true
