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
    private string? opening;
    private TextWriter front = Null;

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
        output.front = Console.Out;
        return output;
    }

    /// <summary>
    /// Ends holding back: <paramref name="first"/> is written, then what was held. By way of the console's own writer, as every line comes: writing to the screen
    /// takes that writer's lock, so whoever stood at the door first and then wrote would wait for a logger who waits at the door.
    /// </summary>
    public void LetOut(string first = "")
    {
        lock (door)
        {
            opening ??= first;
        }

        front.Write("");
        front.Flush();
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
            if (held is not null && opening is not null)
            {
                screen.Write(opening);
                screen.Write(held);
                held = null;
            }

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
