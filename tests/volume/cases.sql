-- Cases with all that belongs to them, each kind of row in one statement. %(cases)s and %(residents)s say how many.
-- Every tenth case is the large unit's. At each unit two cases of ten have no handler, four have one, four are closed.

CREATE TEMP TABLE life AS
SELECT n, k, unit, queue_rank, share,
       CASE queue_rank WHEN 0 THEN 'received' WHEN 2 THEN 'closed'
            ELSE (ARRAY['assigned', 'in_progress', 'awaiting_resident', 'answered_by_resident'])[1 + k %% 4] END AS state
  FROM generate_series(1, %(cases)s) AS n
 CROSS JOIN LATERAL (SELECT CASE WHEN n %% 10 = 0 THEN 0 ELSE 1 + n %% 49 END AS unit,
                            CASE WHEN n %% 10 = 0 THEN n / 10 ELSE n / 49 END AS k) AS place
 CROSS JOIN LATERAL (SELECT CASE WHEN k %% 10 < 2 THEN 0 WHEN k %% 10 < 6 THEN 1 ELSE 2 END AS queue_rank,
                            (hashint8(n) & 1048575) / 1048576.0 AS share) AS chance;
ANALYZE life;

INSERT INTO cases_case (id, number, unit_id, resident_id, offered_id, case_type_version_id, case_type_name, headline,
       state, queue_rank, handler_id, received_at, waiting_since, promised_at, feedback_target, feedback_due_at,
       first_feedback_at, closing_due_at, due_at, closed_at, close_reason, version, submission_key,
       form_language)
SELECT md5('case ' || n)::uuid, n, u.id, md5('resident ' || 1 + (n * 7919::bigint) %% %(residents)s)::uuid, u.offered,
       %(version)s, %(case_type)s, t.headline, state, queue_rank,
       CASE WHEN queue_rank > 0 THEN h.id END, received, CASE WHEN waits THEN received END,
       received + interval '5 days', '3d', CASE WHEN waits THEN due END,
       CASE WHEN NOT waits THEN received + interval '1 day' END, received + interval '28 days', due,
       CASE WHEN queue_rank = 2 THEN due END, CASE WHEN queue_rank = 2 THEN 'Klart.' ELSE '' END, 1,
       md5('submission ' || n)::uuid, ''
  FROM life
  JOIN volume_unit u ON u.place = unit
  JOIN volume_text t ON t.place = n %% %(texts)s
  LEFT JOIN volume_handler h ON h.unit = life.unit
       AND h.place = CASE WHEN life.unit = 0 AND (k / 10) %% 4 = 0 THEN 0 ELSE (k / 10) %% 20 END
 CROSS JOIN LATERAL (SELECT state IN ('received', 'assigned', 'answered_by_resident') AS waits,
       CASE WHEN queue_rank = 2 THEN now() - share * interval '700 days' - interval '1 day'
            ELSE now() + share * interval '20 days' - interval '2 days' END AS due) AS clock
 CROSS JOIN LATERAL (SELECT due - CASE WHEN waits OR queue_rank = 2 THEN interval '5 days'
                                       ELSE interval '28 days' END AS received) AS began;

INSERT INTO cases_caseanswers (case_id, unit_id, resident_id, answers)
SELECT c.id, unit_id, resident_id, t.answers FROM cases_case c JOIN volume_text t ON t.place = number %% %(texts)s;

INSERT INTO cases_casewords (case_id, unit_id, resident_id, words)
SELECT c.id, unit_id, resident_id,
       CASE WHEN number <= 200 AND number %% 10 = 0 THEN t.words || to_tsvector('swedish', %(rare)s) ELSE t.words END
  FROM cases_case c JOIN volume_text t ON t.place = number %% %(texts)s;

INSERT INTO cases_casetransition (case_id, unit_id, resident_id, action, from_state, to_state, at, by_kind,
       by_staff_id, handler_id, reason)
SELECT c.id, unit_id, resident_id, action, from_state, to_state, received_at + after, by_kind,
       CASE WHEN by_kind = 'staff' THEN handler_id END, CASE WHEN by_kind = 'staff' THEN handler_id END, ''
  FROM cases_case c
  JOIN (VALUES (0, 'submit', '', 'received', interval '0', 'resident'),
               (1, 'take', 'received', 'assigned', interval '2 hours', 'staff'),
               (1, 'reply_partially', 'assigned', 'in_progress', interval '1 day', 'staff'),
               (2, 'close', 'in_progress', 'closed', interval '5 days', 'staff'))
       AS step (least_rank, action, from_state, to_state, after, by_kind) ON queue_rank >= least_rank;

INSERT INTO cases_message (id, case_id, unit_id, resident_id, kind, body, signature, sent_at, by_kind, by_staff_id,
       submission_key)
SELECT md5('message ' || number || ' ' || said.place)::uuid, c.id, unit_id, resident_id, said.kind, t.body, said.signature,
       received_at + said.place * interval '20 hours', said.by_kind,
       CASE WHEN said.by_kind = 'staff' THEN %(worker)s::uuid END, md5('key ' || number || ' ' || said.place)::uuid
  FROM cases_case c
 CROSS JOIN (VALUES (1, 'partial_reply', 'staff', 'Anna Hanterare, sjuksköterska'), (2, 'answer', 'resident', ''),
                    (3, 'partial_reply', 'staff', 'Anna Hanterare, sjuksköterska'))
       AS said (place, kind, by_kind, signature)
  JOIN volume_text t ON t.place = (number + 7 * said.place) %% %(texts)s;

INSERT INTO cases_messagereading (message_id, unit_id, resident_id, read_at)
SELECT id, unit_id, resident_id, sent_at + interval '3 hours' FROM cases_message
 WHERE by_kind = 'staff' AND kind = 'partial_reply' AND get_byte(uuid_send(id), 0) < 128;

INSERT INTO access_log_entry (id, at, system_id, event, action, purpose, outcome, actor_kind, actor_id, actor_hsa_id,
       commission_hsa_id, unit_id, unit_hsa_id, provider_hsa_id, resource_type, resource_id, residents, owner_unit_id,
       details)
SELECT gen_random_uuid(), now() - ((hashint8(number) & 1048575) / 1048576.0) * interval '80 days', 'volume',
       'case.read', 'read', 'care', 'done', 'staff', coalesce(handler_id, %(worker)s)::text, 'volume', '', unit_id,
       '', '', 'case', id::text, ARRAY[resident_id], unit_id, '{"page": "case"}'
  FROM cases_case;

SELECT setval('cases_case_number', greatest(%(cases)s, 100000) + 1);
