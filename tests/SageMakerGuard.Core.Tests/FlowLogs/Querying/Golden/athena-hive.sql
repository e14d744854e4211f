SELECT "interface_id" AS interface_id,
  "account_id" AS account_id,
  "srcaddr" AS srcaddr,
  "dstaddr" AS dstaddr,
  "protocol" AS protocol,
  "action" AS action,
  "log_status" AS log_status,
  CASE WHEN "srcport" < "dstport" AND "srcport" < 32768 THEN 1 ELSE 0 END AS is_answer,
  CASE WHEN "srcport" < "dstport" AND "srcport" < 32768 THEN "srcport" ELSE "dstport" END AS service_port,
  count(*) AS record_count,
  sum("packets") AS packet_sum,
  sum("bytes") AS byte_sum,
  min("start") AS first_start,
  max("end") AS last_end
FROM "network"."vpc_flow_logs"
WHERE (("year" = '2026' AND "month" = '11' AND "day" BETWEEN '29' AND '30') OR ("year" = '2026' AND "month" = '12' AND "day" BETWEEN '01' AND '02'))
  AND "start" >= 1795933800 AND "start" < 1796167800
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
