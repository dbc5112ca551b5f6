/** Rules of passwords as settings of policy (security reference §4.4); their values are rows of `platform.policy`. */
import { ladder, setting, type Setting } from '../../../platform/policy/setting.ts'

export const passwordSettings: readonly Setting[] = [
  setting({
    key: 'password.length.least',
    title: 'Знаков в пароле, не меньше',
    effect: 'Длина защищает лучше, чем набор знаков. Действующие пароли не трогает: спросят при смене.',
    unit: 'signs',
    min: 8,
    max: 64,
  }),
  setting({
    key: 'password.length.most',
    title: 'Знаков в пароле, не больше',
    effect: 'Длинная фраза должна помещаться целиком: обрезать её нельзя.',
    unit: 'signs',
    min: 64,
    max: 256,
  }),
  setting({
    key: 'password.history',
    title: 'Прежних паролей, которые нельзя вернуть',
    effect: 'Хранятся только хеши. Больше — труднее ходить по кругу, но смена пароля идёт дольше.',
    unit: 'times',
    min: 0,
    max: 12,
  }),
  setting({
    key: 'password.distance',
    title: 'На сколько знаков новый отличается от нынешнего',
    effect: 'Не даёт прибавлять по единице: «…2025» → «…2026». 0 — не проверять.',
    unit: 'signs',
    min: 0,
    max: 12,
  }),
  setting({
    key: 'password.age.days',
    title: 'Менять пароль раз в столько дней',
    effect:
      'Кто входит по паролю старше этого срока, сначала назначает новый. 0 — менять, только если пароль стал известен чужим.',
    unit: 'days',
    min: 0,
    max: 730,
  }),
  ladder({
    key: 'password.age.notices',
    title: 'За сколько дней напоминать о смене',
    effect: 'Сообщения идут туда, куда человек их просит. От меньшего к большему.',
    unit: 'days',
    min: 1,
    max: 60,
  }),
  setting({
    key: 'recovery.link-minutes',
    title: 'Сколько живёт ссылка для нового пароля',
    effect: 'Меньше — труднее перехватить письмо, больше — успеет медленная почта.',
    unit: 'minutes',
    min: 5,
    max: 60,
  }),
  setting({
    key: 'recovery.per-login',
    title: 'Писем о новом пароле одному человеку за час',
    effect: 'Больше просить можно, писем не будет: чужой не завалит почту.',
    unit: 'times',
    min: 1,
    max: 10,
  }),
  setting({
    key: 'recovery.per-address',
    title: 'Просьб о новом пароле с одного адреса сети за час',
    effect: 'Общий адрес больницы — это много людей: слишком малое число остановит и их.',
    unit: 'times',
    min: 5,
    max: 200,
  }),
]
