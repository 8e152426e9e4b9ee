using System.Text;

namespace SupportConsole;

/// <summary>
/// Holds back what is logged while the console starts, so that the first lines on the screen are the three that everybody looks for; then lets it out, and
/// whatever follows passes through.
/// </summary>
internal sealed class HeldOutput : TextWriter
{
    private readonly TextWriter screen = Console.Out;
    private readonly Lock door = new();
    private StringBuilder? held = new();

    private HeldOutput()
    {
    }

    /// <inheritdoc/>
    public override Encoding Encoding => screen.Encoding;

    /// <summary>Begins to hold back. Logging must be set up after it.</summary>
    public static HeldOutput Begin()
    {
        var output = new HeldOutput();
        Console.SetOut(output);
        return output;
    }

    /// <summary>Ends holding back: <paramref name="first"/> is written, then what was held.</summary>
    public void LetOut(string first = "")
    {
        lock (door)
        {
            if (held is not null)
            {
                screen.Write(first);
                screen.Write(held);
                screen.Flush();
                held = null;
            }
        }

        // Outside the door: SetOut takes the console's own lock, and whoever holds that may wait for a writer who waits at the door.
        Console.SetOut(screen);
    }

    /// <summary>Ends holding back and forgets what was held: another text says it better.</summary>
    public void Forget()
    {
        lock (door)
        {
            held?.Clear();
        }

        LetOut();
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        lock (door)
        {
            if (held is null)
            {
                screen.Write(value);
            }
            else
            {
                held.Append(value);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        LetOut();
        base.Dispose(disposing);
    }
}
