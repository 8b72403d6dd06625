-- Puts absolute standings of one contest where they are newer than what is there; repeating it changes nothing.
-- A push may come in several parts; only the last one announces the revision, and only if nothing was lost between.
-- KEYS[1] values     hash  "round:unit" -> "people:attempts:revision"
-- KEYS[2] revisions  zset  "round:unit" by revision
-- KEYS[3] meta       hash  revision, token
-- ARGV[1] token of this push   ARGV[2] "first" or "more"   ARGV[3] revision to announce with the last part, else ""
-- ARGV[4] how many standings there must be then   ARGV[5..] field, value, revision, repeated
-- Returns OK; LOST (start again: another push began, or the keys vanished); HOLE (some are missing: send everything).
if ARGV[2] == 'first' then
  redis.call('HSET', KEYS[3], 'token', ARGV[1])
elseif redis.call('HGET', KEYS[3], 'token') ~= ARGV[1] then
  return 'LOST'
end

for i = 5, #ARGV, 3 do
  local known = redis.call('ZSCORE', KEYS[2], ARGV[i])
  if not known or tonumber(known) < tonumber(ARGV[i + 2]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
    redis.call('ZADD', KEYS[2], ARGV[i + 2], ARGV[i])
  end
end

if ARGV[3] ~= '' then
  local least = tonumber(ARGV[4])
  if redis.call('HLEN', KEYS[1]) < least or redis.call('ZCARD', KEYS[2]) < least then
    -- What is left would keep its missing half from being put back: values go by the revisions that are known.
    redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
    return 'HOLE'
  end
  local announced = redis.call('HGET', KEYS[3], 'revision')
  if not announced or tonumber(announced) < tonumber(ARGV[3]) then
    redis.call('HSET', KEYS[3], 'revision', ARGV[3])
  end
  for _, key in ipairs(KEYS) do
    redis.call('EXPIRE', key, 2592000)
  end
end
return 'OK'
