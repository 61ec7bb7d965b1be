// A proxy through which every page arrives in two parts, as on a slow line.

import net from "node:net"

const pause = 300 // ms between the parts: enough to show the first

// inTwoParts listens before the site at base. Pages are cut after so many bytes, uncompressed.
export async function inTwoParts(base, bytes) {
  const server = net.createServer((client) => {
    const site = net.connect(new URL(base).port, new URL(base).hostname)
    client.on("data", (d) => site.write(d.toString("latin1").replace(/^accept-encoding:.*$/im, "Accept-Encoding: identity"), "latin1"))
    for (const [a, b] of [[client, site], [site, client]]) a.on("close", () => b.destroy()).on("error", () => {})
    let sent = 0, isPage = false, last = Promise.resolve()
    site.on("data", (d) => {
      last = last.then(async () => {
        const head = d.subarray(0, 2000).toString("latin1")
        if (head.startsWith("HTTP/1.1 ")) [sent, isPage] = [0, head.includes("text/html")]
        const at = bytes - sent
        sent += d.length
        if (!isPage || at <= 0 || at >= d.length) return client.write(d)
        client.write(d.subarray(0, at))
        await new Promise((done) => setTimeout(done, pause))
        client.write(d.subarray(at))
      })
    })
  })
  await new Promise((done) => server.listen(0, "127.0.0.1", done))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
