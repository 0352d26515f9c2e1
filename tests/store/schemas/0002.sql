BEGIN TRANSACTION;
CREATE TABLE age_refusals (
	day INTEGER NOT NULL, 
	cause VARCHAR(32) NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (day, cause)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE blocks (
	"by" VARCHAR(22) NOT NULL, 
	whom VARCHAR(22) NOT NULL, 
	tag VARCHAR(12) NOT NULL, 
	PRIMARY KEY ("by", whom)
);
CREATE TABLE case_events (
	id INTEGER NOT NULL, 
	"case" VARCHAR(16) NOT NULL, 
	at FLOAT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	"by" VARCHAR(16) NOT NULL, 
	code VARCHAR(24) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY("case") REFERENCES cases (id)
);
CREATE TABLE cases (
	id VARCHAR(16) NOT NULL, 
	kind VARCHAR(6) NOT NULL, 
	reason VARCHAR(24) NOT NULL, 
	rule VARCHAR(48) NOT NULL, 
	target_kind VARCHAR(8) NOT NULL, 
	target_key VARCHAR(64) NOT NULL, 
	room VARCHAR(16) NOT NULL, 
	seq INTEGER NOT NULL, 
	tag VARCHAR(12) NOT NULL, 
	subject VARCHAR(22) NOT NULL, 
	hold VARCHAR(22), 
	opened_at FLOAT NOT NULL, 
	due_at FLOAT NOT NULL, 
	expires_at FLOAT NOT NULL, 
	ended_at FLOAT NOT NULL, 
	claim BLOB, 
	sealed BLOB, 
	key_gone INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (hold)
);
CREATE TABLE decisions (
	id VARCHAR(16) NOT NULL, 
	"case" VARCHAR(16) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	author VARCHAR(7) NOT NULL, 
	"by" VARCHAR(16) NOT NULL, 
	at FLOAT NOT NULL, 
	until FLOAT NOT NULL, 
	reason VARCHAR(24) NOT NULL, 
	clause VARCHAR(24) NOT NULL, 
	room VARCHAR(16) NOT NULL, 
	subject VARCHAR(22) NOT NULL, 
	tag VARCHAR(12) NOT NULL, 
	rule VARCHAR(48) NOT NULL, 
	times INTEGER NOT NULL, 
	claim BLOB, 
	undone_at FLOAT NOT NULL, 
	undone_by VARCHAR(16) NOT NULL, 
	sealed BLOB, 
	PRIMARY KEY (id)
);
CREATE TABLE events (
	room VARCHAR(16) NOT NULL, 
	seq INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	author VARCHAR(22) NOT NULL, 
	tag VARCHAR(12) NOT NULL, 
	at FLOAT NOT NULL, 
	expires_at FLOAT NOT NULL, 
	target INTEGER NOT NULL, 
	reply_to INTEGER NOT NULL, 
	reason VARCHAR(40) NOT NULL, 
	connection VARCHAR(22) NOT NULL, 
	receipt VARCHAR(64) NOT NULL, 
	slot INTEGER NOT NULL, 
	sealed BLOB, 
	PRIMARY KEY (room, seq), 
	FOREIGN KEY(room) REFERENCES rooms (id)
)
 WITHOUT ROWID

;
CREATE TABLE families (
	family VARCHAR(22) NOT NULL, 
	banned_until FLOAT NOT NULL, 
	revoked_until FLOAT NOT NULL, 
	requests INTEGER NOT NULL, 
	listed INTEGER NOT NULL, 
	findable INTEGER NOT NULL, 
	expires_day INTEGER NOT NULL, 
	PRIMARY KEY (family)
);
CREATE TABLE holds (
	id VARCHAR(22) NOT NULL, 
	room VARCHAR(16) NOT NULL, 
	family VARCHAR(22) NOT NULL, 
	at FLOAT NOT NULL, 
	expires_at FLOAT NOT NULL, 
	slot INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE memories (
	name VARCHAR(16) NOT NULL, 
	slot INTEGER NOT NULL, 
	expires_at FLOAT NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE names (
	id INTEGER NOT NULL, 
	family VARCHAR(22) NOT NULL, 
	borne INTEGER NOT NULL, 
	slot INTEGER NOT NULL, 
	fold_digest BLOB NOT NULL, 
	kept_until FLOAT NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE notices (
	id INTEGER NOT NULL, 
	"case" VARCHAR(16) NOT NULL, 
	at FLOAT NOT NULL, 
	reporter BLOB NOT NULL, 
	reason VARCHAR(24) NOT NULL, 
	claim BLOB NOT NULL, 
	sealed BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY("case") REFERENCES cases (id), 
	UNIQUE ("case", reporter)
);
CREATE TABLE own_issuers (
	fingerprint VARCHAR(64) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	PRIMARY KEY (fingerprint)
);
CREATE TABLE passes (
	digest BLOB NOT NULL, 
	family VARCHAR(22) NOT NULL, 
	x VARCHAR(43) NOT NULL, 
	y VARCHAR(43) NOT NULL, 
	level VARCHAR(8) NOT NULL, 
	expires_day INTEGER NOT NULL, 
	replaced_until FLOAT NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE passkeys (
	credential BLOB NOT NULL, 
	staff VARCHAR(16) NOT NULL, 
	public_key BLOB NOT NULL, 
	sign_count INTEGER NOT NULL, 
	PRIMARY KEY (credential), 
	FOREIGN KEY(staff) REFERENCES staff (id)
);
CREATE TABLE pauses (
	room VARCHAR(16) NOT NULL, 
	hold VARCHAR(22) NOT NULL, 
	kind VARCHAR(4) NOT NULL, 
	at FLOAT NOT NULL, 
	confirmed INTEGER NOT NULL, 
	author VARCHAR(22) NOT NULL, 
	other VARCHAR(22) NOT NULL, 
	PRIMARY KEY (room)
);
CREATE TABLE photo_freezes (
	family VARCHAR(22) NOT NULL, 
	"case" VARCHAR(16) NOT NULL, 
	until FLOAT NOT NULL, 
	PRIMARY KEY (family)
);
CREATE TABLE photos (
	id VARCHAR(22) NOT NULL, 
	room VARCHAR(16) NOT NULL, 
	seq INTEGER NOT NULL, 
	hold VARCHAR(22) NOT NULL, 
	"case" VARCHAR(16) NOT NULL, 
	expires_at FLOAT NOT NULL, 
	gone INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE picture_stop_hashes (
	stop VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	pdq VARCHAR(64) NOT NULL, 
	quality INTEGER NOT NULL, 
	state VARCHAR(11) NOT NULL, 
	until FLOAT NOT NULL, 
	met INTEGER NOT NULL, 
	"case" VARCHAR(16) NOT NULL, 
	PRIMARY KEY (stop, number), 
	FOREIGN KEY(stop) REFERENCES picture_stops (id)
);
CREATE TABLE picture_stops (
	id VARCHAR(16) NOT NULL, 
	claim BLOB NOT NULL, 
	made_at FLOAT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (claim)
);
CREATE TABLE posts (
	room VARCHAR(16) NOT NULL, 
	family VARCHAR(22) NOT NULL, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (room, family)
);
CREATE TABLE probations (
	family VARCHAR(22) NOT NULL, 
	since FLOAT NOT NULL, 
	messages INTEGER NOT NULL, 
	factor INTEGER NOT NULL, 
	PRIMARY KEY (family)
);
CREATE TABLE quarantined_hashes (
	pdq VARCHAR(64) NOT NULL, 
	until FLOAT NOT NULL, 
	PRIMARY KEY (pdq)
);
CREATE TABLE released_pictures (
	id VARCHAR(16) NOT NULL, 
	pdq BLOB NOT NULL, 
	banks VARCHAR(700) NOT NULL, 
	nudity FLOAT NOT NULL, 
	quality INTEGER NOT NULL, 
	crowd INTEGER NOT NULL, 
	"by" VARCHAR(16) NOT NULL, 
	until FLOAT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE requests (
	id VARCHAR(16) NOT NULL, 
	sender VARCHAR(22) NOT NULL, 
	sender_tag VARCHAR(12) NOT NULL, 
	receiver VARCHAR(22) NOT NULL, 
	status VARCHAR(9) NOT NULL, 
	sender_judged INTEGER NOT NULL, 
	receiver_judged INTEGER, 
	room VARCHAR(16) NOT NULL, 
	at FLOAT NOT NULL, 
	expires_at FLOAT NOT NULL, 
	kept_until FLOAT NOT NULL, 
	slot INTEGER NOT NULL, 
	sealed BLOB, 
	PRIMARY KEY (id)
);
CREATE TABLE restrictions (
	room VARCHAR(16) NOT NULL, 
	family VARCHAR(22) NOT NULL, 
	muted_until FLOAT NOT NULL, 
	removed_until FLOAT NOT NULL, 
	PRIMARY KEY (room, family)
);
CREATE TABLE returned (
	digest BLOB NOT NULL, 
	hold VARCHAR(22) NOT NULL, 
	decided INTEGER NOT NULL, 
	until FLOAT NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE rooms (
	id VARCHAR(16) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	lang VARCHAR(2) NOT NULL, 
	life_s INTEGER NOT NULL, 
	slow_s INTEGER NOT NULL, 
	capacity INTEGER NOT NULL, 
	status VARCHAR(9) NOT NULL, 
	judged INTEGER NOT NULL, 
	hours VARCHAR(200) NOT NULL, 
	preset VARCHAR(8) NOT NULL, 
	epoch INTEGER NOT NULL, 
	top INTEGER NOT NULL, 
	opened_at FLOAT NOT NULL, 
	last_event_at FLOAT NOT NULL, 
	host VARCHAR(22), 
	host_tag VARCHAR(12), 
	member_a VARCHAR(22), 
	member_b VARCHAR(22), 
	slot INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE rule_changes (
	id INTEGER NOT NULL, 
	stamp VARCHAR(64) NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	share INTEGER NOT NULL, 
	at FLOAT NOT NULL, 
	"by" VARCHAR(16) NOT NULL, 
	reason VARCHAR(24) NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE rule_figures (
	day INTEGER NOT NULL, 
	stamp VARCHAR(64) NOT NULL, 
	what VARCHAR(16) NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (day, stamp, what)
);
CREATE TABLE rule_lines (
	day INTEGER NOT NULL, 
	label VARCHAR(12) NOT NULL, 
	line VARCHAR(1200) NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (day, label, line)
);
CREATE TABLE sends (
	id INTEGER NOT NULL, 
	room VARCHAR(16) NOT NULL, 
	family VARCHAR(22) NOT NULL, 
	slot INTEGER NOT NULL, 
	cid_digest BLOB NOT NULL, 
	content_digest BLOB NOT NULL, 
	outcome VARCHAR(8) NOT NULL, 
	seq INTEGER NOT NULL, 
	hold VARCHAR(22) NOT NULL, 
	code VARCHAR(24) NOT NULL, 
	retry_after_s FLOAT NOT NULL, 
	judgement BLOB, 
	expires_at FLOAT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (room, family, slot, cid_digest)
);
CREATE TABLE site (
	id INTEGER NOT NULL, 
	generation INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE staff (
	id VARCHAR(16) NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE staff_sessions (
	digest BLOB NOT NULL, 
	staff VARCHAR(16) NOT NULL, 
	opened_at FLOAT NOT NULL, 
	seen_at FLOAT NOT NULL, 
	PRIMARY KEY (digest), 
	FOREIGN KEY(staff) REFERENCES staff (id)
);
CREATE TABLE staff_tokens (
	digest BLOB NOT NULL, 
	expires_at FLOAT NOT NULL, 
	"by" VARCHAR(16) NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE talk_states (
	room VARCHAR(16) NOT NULL, 
	side VARCHAR(22) NOT NULL, 
	slot INTEGER NOT NULL, 
	expires_at FLOAT NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (room, side)
);
CREATE TABLE trust_confirmations (
	fingerprint VARCHAR(64) NOT NULL, 
	staff VARCHAR(16) NOT NULL, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (fingerprint, staff)
);
CREATE INDEX holds_expiry ON holds (expires_at);
CREATE INDEX ix_names_family ON names (family);
CREATE INDEX ix_names_fold_digest ON names (fold_digest);
CREATE INDEX ix_passes_family ON passes (family);
CREATE INDEX requests_expiry ON requests (kept_until);
CREATE INDEX ix_requests_receiver ON requests (receiver);
CREATE INDEX ix_requests_sender ON requests (sender);
CREATE INDEX ix_rooms_member_a ON rooms (member_a);
CREATE INDEX ix_rooms_member_b ON rooms (member_b);
CREATE INDEX sends_expiry ON sends (expires_at);
CREATE INDEX events_expiry ON events (expires_at);
CREATE INDEX events_target ON events (room, target);
CREATE INDEX ix_cases_claim ON cases (claim);
CREATE INDEX ix_cases_ended_at ON cases (ended_at);
CREATE INDEX ix_cases_target_key ON cases (target_key);
CREATE INDEX ix_decisions_at ON decisions (at);
CREATE INDEX ix_decisions_case ON decisions ("case");
CREATE INDEX ix_decisions_claim ON decisions (claim);
CREATE INDEX ix_case_events_case ON case_events ("case");
CREATE INDEX ix_notices_claim ON notices (claim);
CREATE INDEX rule_changes_stamp ON rule_changes (stamp, id);
CREATE INDEX ix_pauses_author ON pauses (author);
CREATE INDEX ix_pauses_hold ON pauses (hold);
CREATE INDEX ix_returned_hold ON returned (hold);
CREATE INDEX ix_returned_until ON returned (until);
CREATE INDEX talk_states_expiry ON talk_states (expires_at);
CREATE INDEX ix_photos_hold ON photos (hold);
CREATE INDEX photos_event ON photos (room, seq);
CREATE INDEX photos_expiry ON photos (expires_at);
CREATE INDEX ix_picture_stops_made_at ON picture_stops (made_at);
CREATE INDEX ix_picture_stop_hashes_until ON picture_stop_hashes (until);
CREATE INDEX ix_released_pictures_until ON released_pictures (until);
COMMIT;
