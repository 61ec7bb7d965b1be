// While a site is written (serve --watch), a page that is shown on the author's own
// machine is loaded again when it has changed, and shows what check says about it until
// the author hides it. The same notes are not shown again on that page.

const pause = 700 // ms between two looks
const own = /(^|\.)localhost$|^127\.|^\[::1\]$/.test(location.hostname)

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

function showNotes() {
  const notes = document.getElementById("site-notes")
  if (!notes || new URLSearchParams(location.search).has("preview")) return // they are on that page
  const hidden = "notes hidden at " + location.pathname
  const { said } = notes.dataset
  if (sessionStorage.getItem(hidden) === said) return
  notes.addEventListener("close", () => sessionStorage.setItem(hidden, said))
  notes.addEventListener("keydown", (e) => {
    if (e.key === "Escape") notes.close()
  })
  // Shown by its attribute, it does not take the focus from the page.
  notes.open = true
}

if (own) {
  document.getElementById("site-author")?.removeAttribute("hidden")
  showNotes()
  look()
}
