package authoring

// Wait waits for the comparisons that run.
func (d *Desk) Wait() { d.comparing.Wait() }
