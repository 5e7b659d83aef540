-- For wrk: asks the questions of a file (lines: id, tab, question), one after the other.
local targets = {}
local at = 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local question = line:match("\t(.*)")
    local encoded = question:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
    targets[#targets + 1] = "/search?q=" .. encoded
  end
end

function request()
  at = at % #targets + 1
  return wrk.format("GET", targets[at])
end

function done(summary, latency)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("%.0f requests/s, p50 %.1f ms, p99 %.1f ms, greatest %.1f ms; ",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3))
  io.write(string.format("%d answers, %d of them errors, %d broken connections\n", summary.requests,
    errors.status, broken))
end
