-- Organisations and specialties (A2): a public register with search that forgives, and the list a diploma is chosen from. New tables only.
create schema organisations;
grant usage on schema organisations to nmo_app;

-- pg_trgm is a trusted extension: a role with CREATE on the database may make it, no superuser is needed.
-- An administrator may have put it into another schema already, so its place is looked up. The bodies below are
-- parsed now (`begin atomic`): the application needs no rights in that schema. A plain one-line body is inlined,
-- so the index serves it.
do $$
declare place text;
begin
  create extension if not exists pg_trgm with schema organisations;
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  execute format('create function organisations.looks_like(word text, content text) returns boolean language sql stable parallel safe
    begin atomic select word operator(%I.<%%) content; end', place);
  execute format('create function organisations.likeness(word text, content text) returns real language sql immutable parallel safe
    begin atomic select %I.word_similarity(word, content); end', place);
end $$;

create table organisations.organisation (
  id                 uuid primary key,
  kind               text not null check (kind in ('medical', 'educational')),
  name               text not null,
  short_name         text not null,
  city               text not null,
  region             text not null,
  address            text,
  phone              text,
  site               text,
  ogrn               text not null unique check (ogrn ~ '^[0-9]{13}$'),
  inn                text not null check (inn ~ '^[0-9]{10}$'),
  licence_number     text,
  licence_issued_on  date,
  licence_is_active  boolean,
  -- Lower case, ё as е, without signs: what people search in. The application writes it beside the names.
  search_text        text not null,
  search_words       tsvector generated always as (to_tsvector('pg_catalog.russian', search_text)) stored,
  closed_on          date,
  version            integer not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  check ((licence_number is null) = (licence_issued_on is null) and (licence_number is null) = (licence_is_active is null))
);
create index organisation_words on organisations.organisation using gin (search_words);
create index organisation_by_name on organisations.organisation (name, id);
do $$
declare place text;
begin
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  execute format('create index organisation_letters on organisations.organisation using gin (search_text %I.gin_trgm_ops)', place);
end $$;
grant select, insert, update on organisations.organisation to nmo_app;

-- Specialties of medical and pharmaceutical education. Source: the list of the field facts (nmo.md §4): residency codes of
-- groups 31.08, 32.08, 33.08 were read in a source (is_verified); the other codes and the names without a code were not.
create table organisations.specialty (
  key         text primary key,          -- the code, or a word where no code is known
  code        text unique,
  name        text not null,
  level       text not null check (level in ('secondary', 'bachelor', 'specialist', 'residency')),
  is_verified boolean not null
);
grant select on organisations.specialty to nmo_app;
insert into organisations.specialty (key, code, name, level, is_verified) values
  ('31.08.01', '31.08.01', 'Акушерство и гинекология', 'residency', true),
  ('31.08.02', '31.08.02', 'Анестезиология-реаниматология', 'residency', true),
  ('31.08.03', '31.08.03', 'Токсикология', 'residency', true),
  ('31.08.04', '31.08.04', 'Трансфузиология', 'residency', true),
  ('31.08.05', '31.08.05', 'Клиническая лабораторная диагностика', 'residency', true),
  ('31.08.06', '31.08.06', 'Лабораторная генетика', 'residency', true),
  ('31.08.07', '31.08.07', 'Патологическая анатомия', 'residency', true),
  ('31.08.08', '31.08.08', 'Радиология', 'residency', true),
  ('31.08.09', '31.08.09', 'Рентгенология', 'residency', true),
  ('31.08.10', '31.08.10', 'Судебно-медицинская экспертиза', 'residency', true),
  ('31.08.11', '31.08.11', 'Ультразвуковая диагностика', 'residency', true),
  ('31.08.12', '31.08.12', 'Функциональная диагностика', 'residency', true),
  ('31.08.13', '31.08.13', 'Детская кардиология', 'residency', true),
  ('31.08.14', '31.08.14', 'Детская онкология', 'residency', true),
  ('31.08.15', '31.08.15', 'Детская урология-андрология', 'residency', true),
  ('31.08.16', '31.08.16', 'Детская хирургия', 'residency', true),
  ('31.08.17', '31.08.17', 'Детская эндокринология', 'residency', true),
  ('31.08.18', '31.08.18', 'Неонатология', 'residency', true),
  ('31.08.19', '31.08.19', 'Педиатрия', 'residency', true),
  ('31.08.20', '31.08.20', 'Психиатрия', 'residency', true),
  ('31.08.21', '31.08.21', 'Психиатрия-наркология', 'residency', true),
  ('31.08.22', '31.08.22', 'Психотерапия', 'residency', true),
  ('31.08.23', '31.08.23', 'Сексология', 'residency', true),
  ('31.08.24', '31.08.24', 'Судебно-психиатрическая экспертиза', 'residency', true),
  ('31.08.25', '31.08.25', 'Авиационная и космическая медицина', 'residency', true),
  ('31.08.26', '31.08.26', 'Аллергология и иммунология', 'residency', true),
  ('31.08.27', '31.08.27', 'Водолазная медицина', 'residency', true),
  ('31.08.28', '31.08.28', 'Гастроэнтерология', 'residency', true),
  ('31.08.29', '31.08.29', 'Гематология', 'residency', true),
  ('31.08.30', '31.08.30', 'Генетика', 'residency', true),
  ('31.08.31', '31.08.31', 'Гериатрия', 'residency', true),
  ('31.08.32', '31.08.32', 'Дерматовенерология', 'residency', true),
  ('31.08.33', '31.08.33', 'Диабетология', 'residency', true),
  ('31.08.34', '31.08.34', 'Диетология', 'residency', true),
  ('31.08.35', '31.08.35', 'Инфекционные болезни', 'residency', true),
  ('31.08.36', '31.08.36', 'Кардиология', 'residency', true),
  ('31.08.37', '31.08.37', 'Клиническая фармакология', 'residency', true),
  ('31.08.38', '31.08.38', 'Косметология', 'residency', true),
  ('31.08.39', '31.08.39', 'Лечебная физкультура и спортивная медицина', 'residency', true),
  ('31.08.40', '31.08.40', 'Мануальная терапия', 'residency', true),
  ('31.08.41', '31.08.41', 'Медико-социальная экспертиза', 'residency', true),
  ('31.08.42', '31.08.42', 'Неврология', 'residency', true),
  ('31.08.43', '31.08.43', 'Нефрология', 'residency', true),
  ('31.08.44', '31.08.44', 'Профпатология', 'residency', true),
  ('31.08.45', '31.08.45', 'Пульмонология', 'residency', true),
  ('31.08.46', '31.08.46', 'Ревматология', 'residency', true),
  ('31.08.47', '31.08.47', 'Рефлексотерапия', 'residency', true),
  ('31.08.48', '31.08.48', 'Скорая медицинская помощь', 'residency', true),
  ('31.08.49', '31.08.49', 'Терапия', 'residency', true),
  ('31.08.50', '31.08.50', 'Физиотерапия', 'residency', true),
  ('31.08.51', '31.08.51', 'Фтизиатрия', 'residency', true),
  ('31.08.52', '31.08.52', 'Остеопатия', 'residency', true),
  ('31.08.53', '31.08.53', 'Эндокринология', 'residency', true),
  ('31.08.54', '31.08.54', 'Общая врачебная практика (семейная медицина)', 'residency', true),
  ('31.08.55', '31.08.55', 'Колопроктология', 'residency', true),
  ('31.08.56', '31.08.56', 'Нейрохирургия', 'residency', true),
  ('31.08.57', '31.08.57', 'Онкология', 'residency', true),
  ('31.08.58', '31.08.58', 'Оториноларингология', 'residency', true),
  ('31.08.59', '31.08.59', 'Офтальмология', 'residency', true),
  ('31.08.60', '31.08.60', 'Пластическая хирургия', 'residency', true),
  ('31.08.61', '31.08.61', 'Радиотерапия', 'residency', true),
  ('31.08.62', '31.08.62', 'Рентгенэндоваскулярные диагностика и лечение', 'residency', true),
  ('31.08.63', '31.08.63', 'Сердечно-сосудистая хирургия', 'residency', true),
  ('31.08.64', '31.08.64', 'Сурдология-оториноларингология', 'residency', true),
  ('31.08.65', '31.08.65', 'Торакальная хирургия', 'residency', true),
  ('31.08.66', '31.08.66', 'Травматология и ортопедия', 'residency', true),
  ('31.08.67', '31.08.67', 'Хирургия', 'residency', true),
  ('31.08.68', '31.08.68', 'Урология', 'residency', true),
  ('31.08.69', '31.08.69', 'Челюстно-лицевая хирургия', 'residency', true),
  ('31.08.70', '31.08.70', 'Эндоскопия', 'residency', true),
  ('31.08.71', '31.08.71', 'Организация здравоохранения и общественное здоровье', 'residency', true),
  ('31.08.72', '31.08.72', 'Стоматология общей практики', 'residency', true),
  ('31.08.73', '31.08.73', 'Стоматология терапевтическая', 'residency', true),
  ('31.08.74', '31.08.74', 'Стоматология хирургическая', 'residency', true),
  ('31.08.75', '31.08.75', 'Стоматология ортопедическая', 'residency', true),
  ('31.08.76', '31.08.76', 'Стоматология детская', 'residency', true),
  ('31.08.77', '31.08.77', 'Ортодонтия', 'residency', true),
  ('32.08.01', '32.08.01', 'Гигиена детей и подростков', 'residency', true),
  ('32.08.02', '32.08.02', 'Гигиена питания', 'residency', true),
  ('32.08.03', '32.08.03', 'Гигиена труда', 'residency', true),
  ('32.08.04', '32.08.04', 'Гигиеническое воспитание', 'residency', true),
  ('32.08.05', '32.08.05', 'Дезинфектология', 'residency', true),
  ('32.08.06', '32.08.06', 'Коммунальная гигиена', 'residency', true),
  ('32.08.07', '32.08.07', 'Общая гигиена', 'residency', true),
  ('32.08.08', '32.08.08', 'Паразитология', 'residency', true),
  ('32.08.09', '32.08.09', 'Радиационная гигиена', 'residency', true),
  ('32.08.10', '32.08.10', 'Санитарно-гигиенические лабораторные исследования', 'residency', true),
  ('32.08.11', '32.08.11', 'Социальная гигиена и организация госсанэпидслужбы', 'residency', true),
  ('32.08.12', '32.08.12', 'Эпидемиология', 'residency', true),
  ('32.08.13', '32.08.13', 'Вирусология', 'residency', true),
  ('32.08.14', '32.08.14', 'Бактериология', 'residency', true),
  ('33.08.01', '33.08.01', 'Фармацевтическая технология', 'residency', true),
  ('33.08.02', '33.08.02', 'Управление и экономика фармации', 'residency', true),
  ('33.08.03', '33.08.03', 'Фармацевтическая химия и фармакогнозия', 'residency', true),
  ('30.05.01', '30.05.01', 'Медицинская биохимия', 'specialist', false),
  ('30.05.02', '30.05.02', 'Медицинская биофизика', 'specialist', false),
  ('30.05.03', '30.05.03', 'Медицинская кибернетика', 'specialist', false),
  ('31.05.01', '31.05.01', 'Лечебное дело', 'specialist', false),
  ('31.05.02', '31.05.02', 'Педиатрия', 'specialist', false),
  ('31.05.03', '31.05.03', 'Стоматология', 'specialist', false),
  ('31.05.04', '31.05.04', 'Остеопатия', 'specialist', false),
  ('32.05.01', '32.05.01', 'Медико-профилактическое дело', 'specialist', false),
  ('33.05.01', '33.05.01', 'Фармация', 'specialist', false),
  ('34.03.01', '34.03.01', 'Сестринское дело', 'bachelor', false),
  ('31.02.01', '31.02.01', 'Лечебное дело', 'secondary', false),
  ('31.02.02', '31.02.02', 'Акушерское дело', 'secondary', false),
  ('31.02.03', '31.02.03', 'Лабораторная диагностика', 'secondary', false),
  ('31.02.04', '31.02.04', 'Медицинская оптика', 'secondary', false),
  ('31.02.05', '31.02.05', 'Стоматология ортопедическая', 'secondary', false),
  ('31.02.06', '31.02.06', 'Стоматология профилактическая', 'secondary', false),
  ('32.02.01', '32.02.01', 'Медико-профилактическое дело', 'secondary', false),
  ('33.02.01', '33.02.01', 'Фармация', 'secondary', false),
  ('34.02.01', '34.02.01', 'Сестринское дело', 'secondary', false),
  ('34.02.02', '34.02.02', 'Медицинский массаж', 'secondary', false),
  ('detskaya-onkologiya-gematologiya', null, 'Детская онкология-гематология', 'residency', false),
  ('fizicheskaya-i-reabilitatsionnaya-meditsina', null, 'Физическая и реабилитационная медицина', 'residency', false),
  ('meditsinskaya-mikrobiologiya', null, 'Медицинская микробиология', 'residency', false),
  ('upravlenie-sestrinskoy-deyatelnostyu', null, 'Управление сестринской деятельностью', 'residency', false),
  ('semeynaya-meditsina', null, 'Семейная медицина', 'residency', false);
