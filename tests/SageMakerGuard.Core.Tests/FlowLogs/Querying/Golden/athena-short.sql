SELECT "interface_id" AS interface_id,
  "dstaddr" AS dstaddr,
  "reject_reason" AS reject_reason,
  "dstport" AS service_port,
  count(*) AS record_count,
  sum("bytes") AS byte_sum
FROM "network"."vpc_flow_logs"
WHERE "day" BETWEEN '2026/11/29' AND '2026/12/02'
  AND "interface_id" IN ('eni-0123456789abcdef0')
GROUP BY 1, 2, 3, 4
