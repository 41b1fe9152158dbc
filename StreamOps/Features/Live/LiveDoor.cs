using System.Collections.Concurrent;

namespace StreamOps.Features.Live;

/// <summary>Counts open event streams a person, so that one browser gone wild does not take the connections of all.</summary>
public sealed class LiveDoor
{
    private const int MostPerPerson = 1_000;

    private readonly ConcurrentDictionary<string, int> open = new();

    /// <returns>A place to give back when the connection ends; null where the person has all of theirs.</returns>
    public IDisposable? TryEnter(string person)
    {
        if (open.AddOrUpdate(person, 1, (_, count) => count + 1) <= MostPerPerson)
        {
            return new Place(this, person);
        }

        Leave(person);
        return null;
    }

    private void Leave(string person)
    {
        if (open.AddOrUpdate(person, 0, (_, count) => count - 1) <= 0)
        {
            open.TryRemove(KeyValuePair.Create(person, 0));
        }
    }

    private sealed class Place(LiveDoor door, string person) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                door.Leave(person);
            }
        }
    }
}
