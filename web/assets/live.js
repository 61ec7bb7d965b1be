// While a site is written (serve --watch), a page that is shown on the author's own
// machine is loaded again when it has changed.

const pause = 700 // ms between two looks
const own = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)

let seen = {} // what was answered last, and at which address
async function look() {
  if (document.visibilityState === "visible") {
    const { href } = location
    const answer = await fetch(href, { method: "HEAD", cache: "no-store" }).catch(() => null)
    if (answer) { // or the server is being started again: what is shown stays
      const tag = `${answer.status} ${answer.headers.get("ETag")}`
      if (seen.href === href && seen.tag !== tag) return location.reload()
      seen = { href, tag }
    }
  }
  setTimeout(look, pause)
}
if (own) look()
