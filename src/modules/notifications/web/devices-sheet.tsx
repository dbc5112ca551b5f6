/** Push on this device in plain words, and the list of linked devices. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { addDevice, removeDevice, testDevice, type Device } from '../contract.ts'
import { deviceName } from './device-name.ts'
import { disablePush, enablePush, PushFault, pushState, thisDevice, type PushState } from './push.ts'
import { devicesKey, settingsKey, useDevices } from './query.ts'
import { pushText } from './text.ts'

export function DevicesSheet() {
  const query = useDevices()
  return (
    <Sheet title={pushText.title}>
      <Face query={query} what="устройства" failedTitle="Устройства не загрузились" waiting={<Looking />}>
        {(data) => <Devices devices={data.items} serverKey={data.applicationServerKey} />}
      </Face>
    </Sheet>
  )
}

const Looking = () => <Waiting what="Загружаем устройства" rows={4} shape="lines" />

const words: Record<PushState, string> = {
  on: pushText.enabled,
  off: pushText.off,
  denied: pushText.denied,
  unsupported: pushText.unsupported,
  'needs-home-screen': pushText.homeScreen,
}

/** What the browser or the server answered to the last click. */
function faultOf(error: unknown): string {
  if (!(error instanceof PushFault)) return refusedBy(error).title
  return pushText[error.failure]
}

function Devices({
  devices,
  serverKey,
}: {
  readonly devices: readonly Device[]
  readonly serverKey: string
}) {
  const cache = useQueryClient()
  const digests = devices.map((d) => d.endpointDigest)
  const here = useQuery({
    queryKey: [...devicesKey, 'here', digests],
    queryFn: async () => ({ state: await pushState(digests), digest: await thisDevice() }),
  })
  const mine = devices.find((d) => d.endpointDigest === here.data?.digest)
  const refresh = () =>
    Promise.all([devicesKey, settingsKey].map((queryKey) => cache.invalidateQueries({ queryKey })))
  const enable = useMutation({
    mutationFn: async () => {
      const subscription = await enablePush(serverKey)
      return call(addDevice, { body: { subscription, name: deviceName(navigator.userAgent) } })
    },
    onSettled: refresh,
  })
  const unlink = useMutation({
    mutationFn: async (device: Device) => {
      await call(removeDevice, { params: { id: device.id } })
      if (device.id === mine?.id) await disablePush()
      toast(pushText.unlinked(device.name))
    },
    onSettled: refresh,
  })
  const test = useMutation({
    mutationFn: (device: Device) => call(testDevice, { params: { id: device.id } }),
    onSuccess: () => toast(pushText.tested),
  })
  const state = here.data?.state
  if (here.isPending) return <Looking />
  const failed = enable.error ?? unlink.error ?? test.error
  return (
    <div className="stack">
      <div className="small" role="status">
        {state && words[state]}
      </div>
      {failed && (
        <div className="field-fault" role="alert">
          {faultOf(failed)}
        </div>
      )}
      <div className="acts">
        {state === 'off' && (
          <Button kind="plain" size="small" busy={enable.isPending} onClick={() => enable.mutate()}>
            {pushText.enable}
          </Button>
        )}
        {mine && (
          <>
            <Button kind="plain" size="small" busy={test.isPending} onClick={() => test.mutate(mine)}>
              {pushText.test}
            </Button>
            <Button kind="quiet" size="small" busy={unlink.isPending} onClick={() => unlink.mutate(mine)}>
              {pushText.disable}
            </Button>
          </>
        )}
      </div>
      {devices.length > 0 && <Linked devices={devices} mine={mine} onUnlink={(d) => unlink.mutate(d)} />}
    </div>
  )
}

interface LinkedProps {
  readonly devices: readonly Device[]
  readonly mine: Device | undefined
  readonly onUnlink: (device: Device) => void
}

function Linked({ devices, mine, onUnlink }: LinkedProps) {
  const now = useNow()
  return (
    <List name={pushText.devices}>
      {devices.map((d) => (
        <Row
          key={d.id}
          title={d.name}
          note={[d.id === mine?.id && pushText.this, pushText.added(moment(d.addedAt, now))]
            .filter(Boolean)
            .join(', ')}
          act={
            d.id === mine?.id ? undefined : (
              <Button
                kind="quiet"
                size="small"
                label={pushText.unlinkOne(d.name)}
                onClick={() => onUnlink(d)}
              >
                {pushText.unlink}
              </Button>
            )
          }
        />
      ))}
    </List>
  )
}
